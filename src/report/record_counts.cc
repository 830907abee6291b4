#include "report/record_counts.h"

#include <algorithm>

#include "report/shorten.h"

namespace quern::report {
namespace {

constexpr size_t kMostKinds = 1000, kMostFields = 500, kMostRepairs = 2000;  // whatever forged records hold
constexpr size_t kLongestName = 200;
constexpr std::string_view kUnknown = "unknown";

const Value& member(const Value& object, std::string_view name) {
  static const Value kNull;
  const Value* found = object.find(name);
  return found == nullptr ? kNull : *found;
}

std::string_view string_or_unknown(const Value& value) { return value.empty() ? kUnknown : value.as_string(); }

const Value::Array& elements(const Value& value) {
  static const Value::Array kNone;
  return value.array() == nullptr ? kNone : *value.array();
}

// The entry of `name`, made if there is room for it; null if not.
template <typename Map>
auto* entry(Map& map, std::string_view name, size_t most) {
  auto found = map.find(name);
  if (found == map.end() && map.size() < most) found = map.emplace(std::string(name), typename Map::mapped_type()).first;
  return found == map.end() ? nullptr : &found->second;
}

std::string repair_name(const Value& repair) {
  const std::string_view codec = member(repair, "codec").as_string();
  return shorten(std::string(member(repair, "kind").as_string()) + (codec.empty() ? "" : " " + std::string(codec)), kLongestName);
}

uint64_t positive(const Value& value) { return static_cast<uint64_t>(std::max<int64_t>(value.as_integer(), 0)); }

}  // namespace

uint64_t count_words(std::string_view text) {
  uint64_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool blank = c == ' ' || (c >= '\t' && c <= '\r');
    words += !blank && !inside;
    inside = !blank;
  }
  return words;
}

std::string RecordCounts::misfit(const Value& record) {
  if (record.object() == nullptr) return "it is no JSON object";
  if (record.find("@context") != nullptr) return "it is schema.org JSON-LD, which lacks sections and evidence";
  if (record.find("code") != nullptr && record.find("reason") != nullptr) return "it is a reject; name its file with --rejects";
  if (record.find("uri") != nullptr && record.find("source") == nullptr) return "it is a flat record, which lacks sections and evidence";
  for (const auto& [name, is_object] : {std::pair("source", true), {"evidence", true}, {"sections", false}, {"flags", false}}) {
    const Value* found = record.find(name);
    if (found == nullptr) return std::string("it has no member `") + name + "`";
    if (is_object ? found->object() == nullptr : found->array() == nullptr)
      return std::string("its member `") + name + "` is no " + (is_object ? "object" : "array");
  }
  return {};
}

std::vector<const Member*> fields_of(const Value& record) {
  std::vector<const Member*> fields;
  const Value& evidence = member(record, "evidence");
  if (record.object() == nullptr || evidence.object() == nullptr) return fields;
  for (const Member& candidate : *record.object())
    if (evidence.find(candidate.name) != nullptr) fields.push_back(&candidate);
  return fields;
}

std::vector<std::string> labels_of(const Value& record) {
  std::vector<std::string> labels;
  const auto add = [&](std::string_view what, std::string_view name) {
    labels.push_back(std::string(what) + " " + shorten(name, kLongestName));
  };
  add("kind", string_or_unknown(member(record, "kind")));
  add("language", string_or_unknown(member(record, "language")));
  for (const Value& flag : elements(member(record, "flags"))) add("flag", flag.as_string());
  for (const Value& repair : elements(member(record, "repairs"))) {
    const std::string name = "repair " + repair_name(repair);
    if (std::find(labels.begin(), labels.end(), name) == labels.end()) labels.push_back(name);
  }
  return labels;
}

void RecordCounts::add(const Value& record) {
  ++records;
  kinds.add(string_or_unknown(member(record, "kind")));
  languages.add(string_or_unknown(member(record, "language")));
  schemas.add(string_or_unknown(member(record, "schema")));
  programs.add(string_or_unknown(member(record, "quern")));
  const Value& grammar = member(record, "grammar");
  grammars.add(std::string(member(grammar, "name").as_string()) + " " + std::string(member(grammar, "version").as_string()));
  const Value::Array& raised = elements(member(record, "flags"));
  for (const Value& flag : raised) flags.add(flag.as_string());
  flagged += !raised.empty();
  add_source(member(record, "source"));
  add_fields(record);
  add_sections(member(record, "sections"));
  add_repairs(member(record, "repairs"));
}

void RecordCounts::add_source(const Value& source) {
  const uint64_t size = positive(member(source, "bytes"));
  bytes += size;
  sources.add(member(source, "uri").as_string(), size);
  charsets.add(string_or_unknown(member(source, "charset")), size);
  media_types.add(string_or_unknown(member(source, "media_type")), size);
}

FieldCounts* RecordCounts::find_field(std::string_view name) {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const FieldCounts& field) { return field.name() == name; });
  if (found != fields.end()) return &*found;
  if (fields.size() >= kMostFields) return nullptr;
  return &fields.emplace_back(std::string(name));
}

void RecordCounts::add_fields(const Value& record) {
  for (const Member* field : fields_of(record))
    if (FieldCounts* counts = find_field(field->name)) counts->add(field->value);
}

void RecordCounts::add_sections(const Value& all) {
  for (const Value& section : elements(all)) {
    SectionCounts* counts = entry(sections, shorten(member(section, "kind").as_string(), kLongestName), kMostKinds);
    if (counts == nullptr) continue;
    counts->records += counts->last_record != records;
    counts->last_record = records;
    ++counts->sections;
    counts->words += count_words(member(section, "heading").as_string());
    for (const Value& item : elements(member(section, "items"))) {
      ++counts->items;
      counts->words += count_words(item.as_string());
    }
  }
}

void RecordCounts::add_repairs(const Value& all) {
  repaired += !elements(all).empty();
  for (const Value& repair : elements(all)) {
    RepairCounts* counts = entry(repairs, repair_name(repair), kMostRepairs);
    if (counts == nullptr) continue;
    counts->kind = shorten(member(repair, "kind").as_string(), kLongestName);
    counts->codec = shorten(member(repair, "codec").as_string(), kLongestName);
    counts->records += counts->last_record != records;
    counts->last_record = records;
    ++(member(repair, "certainty").as_string() == "proven" ? counts->proven : counts->guessed);
  }
}

}  // namespace quern::report
