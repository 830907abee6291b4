#include "quern/emit.h"

#include <gtest/gtest.h>

#include "json/reader.h"
#include "json/writer.h"
#include "quern/parser.h"
#include "quern/version.h"
#include "support/tiny_grammar.h"

namespace quern {
namespace {

using testing::tiny_grammar;

Record sample() {
  Parser parser(tiny_grammar());
  parser.feed("Title is Soap\n\nContents\n- mark 3\n- pay 12 an hour\n");
  Source source;
  source.uri = "a.txt";
  Outcome outcome = parser.finish(std::move(source), "7");
  Record record = std::move(std::get<Record>(outcome));
  record.repairs.push_back({"mojibake", "windows-1252", {0, 5}, 1, "â€™", "’", Certainty::kGuessed});
  return record;
}

struct Emitted {
  std::string text;
  EmitResult result;
};

Emitted emitted(const Record& record, const EmitOptions& options = {}) {
  Emitted made;
  made.result = emit(record, tiny_grammar(), options, made.text);
  return made;
}

Value parsed(std::string_view json) {
  auto value = parse_json(json);
  EXPECT_TRUE(value) << json;
  return value ? *value : Value();
}

std::string codes(const std::vector<Violation>& violations) {
  std::string out;
  for (const Violation& violation : violations) out += violation.code + " " + violation.path + "; ";
  return out;
}

TEST(EmitRecord, IsTheRecordInTheOrderOfItsSchema) {
  Record record = sample();
  record.source.sha256 = record.grammar_sha256 = std::string(64, 'a');
  record.language = "en";
  const Emitted made = emitted(record);
  EXPECT_TRUE(made.result.emitted);
  EXPECT_EQ(codes(made.result.violations), "");
  const std::string digest(64, 'a');
  EXPECT_EQ(made.text,
            R"({"schema":"tiny/1","kind":"marked","id":"7","source":{"uri":"a.txt","document":0,"media_type":"text/plain",)"
            R"("charset":"utf-8","bytes":50,"sha256":")" +
                digest +
                R"("},"language":"en","title":"Soap","posted":null,"pay":{"min":12,"period":"hour","text":"pay 12 an hour"},"marks":[3],)"
                R"("sections":[{"kind":"header","heading":null,"path":[],"items":["Title is Soap"],"lines":[1,1],"span":[0,13]},)"
                R"({"kind":"body","heading":"Contents","path":[],"items":["mark 3","pay 12 an hour"],"lines":[3,5],"span":[15,49]}],)"
                R"("repairs":[{"kind":"mojibake","codec":"windows-1252","line":1,"from":"â€™","to":"’","certainty":"guessed"}],)"
                R"("flags":[],"evidence":)" +
                to_json(*parsed(made.text).find("evidence")) + R"(,"grammar":{"name":"tiny","version":"1.0.0","sha256":")" + digest +
                R"("},"quern":")" + std::string(version()) + "\"}\n");
}

TEST(EmitRecord, GivesEvidenceAValueOrAList) {
  const Value evidence = *parsed(emitted(sample()).text).find("evidence");
  EXPECT_TRUE(evidence.find("posted")->is_null());
  EXPECT_EQ(evidence.find("title")->find("rule")->as_string(), "title.first");
  ASSERT_EQ(evidence.find("marks")->array()->size(), 1u);
  EXPECT_EQ(evidence.find("marks")->array()->front().find("rule")->as_string(), "marks.mark");
}

TEST(EmitRecord, CanBePrettyAndCarryTheText) {
  const Record record = sample();
  const std::string pretty = emitted(record, {.pretty = true}).text;
  EXPECT_EQ(pretty.rfind("{\n  \"schema\": \"tiny/1\",\n", 0), 0u);
  EXPECT_EQ(parsed(pretty), parsed(emitted(record).text));

  const Emitted whole = emitted(record, {.with_text = true});
  EXPECT_EQ(codes(whole.result.violations), "");
  EXPECT_EQ(parsed(whole.text).find("text")->as_string(), record.text);
  EXPECT_EQ(parsed(whole.text).object()->back().name, "text");
}

TEST(EmitRecord, AppendsOneLine) {
  std::string out = "before\n";
  emit(sample(), tiny_grammar(), {}, out);
  EXPECT_EQ(out.rfind("before\n{", 0), 0u);
  EXPECT_EQ(out.find('\n', 7), out.size() - 1);
}

// The record is emitted all the same, and `validate` finds in its JSON what was found while writing it.
TEST(EmitRecord, TellsWhatBreaksTheSchema) {
  Record record = sample();
  record.kind = "other";
  record.fields[0].value = std::string(21, 'x');
  record.fields[1].value = "31.12.2026";
  record.fields[2].value = Value::Object{{"min", -1}, {"period", nullptr}, {"extra", true}};
  record.fields[3].value = Value::Array{1, 7, "2", nullptr};
  record.sections[0].first_line = 0;
  record.source.sha256.clear();
  const Emitted made = emitted(record);
  EXPECT_TRUE(made.result.emitted);
  EXPECT_EQ(codes(made.result.violations),
            "not_in_enum /kind; pattern_mismatch /source/sha256; too_long /title; pattern_mismatch /posted; out_of_range /pay/min; "
            "unknown_member /pay; missing_member /pay; out_of_range /marks/1; wrong_type /marks/2; wrong_type /marks/3; too_long /marks; "
            "out_of_range /sections/0/lines/0; ");
  EXPECT_EQ(codes(validate(made.text, tiny_grammar())), codes(made.result.violations));
}

TEST(EmitRecord, MeetsItsValidator) {
  EXPECT_EQ(codes(validate(emitted(sample(), {.with_text = true}).text, tiny_grammar())), "");
  EXPECT_EQ(codes(validate("{\"schema\":", tiny_grammar())), "not_json ; ");
  EXPECT_EQ(codes(validate("[]", tiny_grammar())), "wrong_type ; ");
}

TEST(EmitFlat, IsOneLine) {
  const Emitted made = emitted(sample(), {.form = Form::kFlat});
  EXPECT_TRUE(made.result.emitted);
  EXPECT_EQ(made.text.back(), '\n');
  const Value flat = parsed(made.text);
  EXPECT_EQ(flat.find("pay_min")->as_integer(), 12);
  EXPECT_EQ(flat.find("text_body")->as_string(), "mark 3\npay 12 an hour");
  EXPECT_TRUE(flat.find("text_end")->is_null());
  EXPECT_EQ(flat.find("text"), nullptr);
}

TEST(EmitSchemaOrg, NeedsWhatTheTemplateRequires) {
  Record record = sample();
  EXPECT_EQ(emitted(record, {.form = Form::kSchemaOrg}).text, "{\"@type\":\"Thing\",\"name\":\"Soap\"}\n");

  record.fields[0].value = Value();
  const Emitted without = emitted(record, {.form = Form::kSchemaOrg});
  EXPECT_FALSE(without.result.emitted);
  EXPECT_EQ(without.text, "");
  EXPECT_EQ(without.result.missing, "name");

  record.kind = "plain";
  EXPECT_EQ(emitted(record, {.form = Form::kSchemaOrg}).result.missing, "a schema.org mapping for kind plain");
}

}  // namespace
}  // namespace quern
