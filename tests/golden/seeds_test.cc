// The five scraped pages that quern was made for come out exactly as they were labelled by hand.
#include <gtest/gtest.h>

#include <algorithm>

#include "golden/corpus.h"
#include "golden/difference.h"
#include "golden/shared.h"
#include "json/reader.h"
#include "json/writer.h"

namespace quern::testing {
namespace {

struct Seed {
  Value gold, record;
};

std::vector<std::filesystem::path> seed_files() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(shared_folder() / "seeds"))
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

Value members(const Value& object, const std::vector<std::string>& names) {
  if (object.is_null()) return {};
  Value chosen{Value::Object{}};
  for (const std::string& name : names) chosen.set(name, object.find(name) ? *object.find(name) : Value());
  return chosen;
}

Value members_of_each(const Value& list, const std::vector<std::string>& names) {
  Value chosen{Value::Array{}};
  for (const Value& element : *list.array()) chosen.push(members(element, names));
  return chosen;
}

// Numbers by value: 160000 and 160000.0 are the same label.
Value numeric(const Value& value) { return value.is_null() ? Value() : Value(value.as_double()); }

Value salary_label(const Value& salary) {
  if (salary.is_null()) return {};
  Value label = members(salary, {"currency", "period"});
  label.set("min", numeric(*salary.find("min")));
  label.set("max", numeric(*salary.find("max")));
  return label;
}

// Labels count in years, records in months.
Value experience_label(const Value& list, const std::string& unit, double months) {
  Value label{Value::Array{}};
  for (const Value& element : *list.array()) {
    Value entry{Value::Object{}};
    for (const std::string end : {"min", "max"}) {
      const Value* length = element.find(end + "_" + unit);
      entry.set(end, length && !length->is_null() ? Value(length->as_double() * months) : Value());
    }
    label.push(entry);
  }
  return label;
}

Value texts_of(const Value& list) {
  Value texts{Value::Array{}};
  for (const Value& element : *list.array()) texts.push(element.find("text") ? *element.find("text") : element);
  return texts;
}

Value labels_of_record(const Value& record) {
  Value labels = members(record, {"title", "organization", "workplace", "employment_types", "categories", "date_posted", "valid_through",
                                  "start_date", "emails"});
  labels.set("locations", texts_of(*record.find("locations")));
  labels.set("salary", salary_label(*record.find("salary")));
  labels.set("experience", experience_label(*record.find("experience"), "months", 1));
  labels.set("education", members_of_each(*record.find("education"), {"level", "requirement"}));
  return labels;
}

Value labels_of_gold(const Value& gold) {
  const Value& fields = *gold.find("fields");
  Value labels = members(fields, {"title", "organization", "workplace", "employment_types", "categories", "date_posted", "valid_through",
                                  "start_date", "emails"});
  labels.set("locations", texts_of(*fields.find("locations")));
  labels.set("salary", salary_label(*fields.find("salary")));
  labels.set("experience", experience_label(*fields.find("experience"), "years", 12));
  labels.set("education", members_of_each(*fields.find("education"), {"level", "requirement"}));
  return labels;
}

class Seeds : public ::testing::Test {
 protected:
  void SetUp() override {
    QUERN_SKIP_WITHOUT(shared_folder() / "seeds");
    for (const auto& file : seed_files()) {
      const auto gold = parse_json(read_bytes(file.parent_path() / "gold" / (file.stem().string() + ".json")));
      ASSERT_TRUE(gold) << file;
      Parser parser(shipped_grammar("job"));
      parser.feed(read_bytes(file));
      const auto record = parse_json(json_of(parser.finish(), shipped_grammar("job")));
      seeds_.push_back({*gold, *record});
    }
    ASSERT_EQ(seeds_.size(), 5u);
  }

  std::vector<Seed> seeds_;
};

TEST_F(Seeds, FieldsAreAsLabelled) {
  for (const Seed& seed : seeds_) {
    const std::string found = difference(labels_of_gold(seed.gold), labels_of_record(seed.record));
    EXPECT_TRUE(found.empty()) << found << seed.gold.find("doc")->as_string();
  }
}

TEST_F(Seeds, SectionsAreAsLabelled) {
  for (const Seed& seed : seeds_) {
    const Value sections = members_of_each(*seed.record.find("sections"), {"kind", "heading", "items"});
    const std::string found = difference(*seed.gold.find("sections"), sections);
    EXPECT_TRUE(found.empty()) << found << seed.gold.find("doc")->as_string();
  }
}

TEST_F(Seeds, NoMojibakeIsLeft) {
  for (const Seed& seed : seeds_) {
    const std::string json = to_json(*seed.record.find("sections")) + to_json(*seed.record.find("title"));
    for (const std::string_view trace : {"πŸ", "Ã", "â€", "Â", "\xEF\xBF\xBD"})
      EXPECT_EQ(json.find(trace), std::string::npos) << seed.gold.find("doc")->as_string() << " still holds " << trace;
    for (const Value& flag : *seed.record.find("flags")->array()) EXPECT_NE(flag.as_string(), "mojibake_suspect");
  }
}

}  // namespace
}  // namespace quern::testing
