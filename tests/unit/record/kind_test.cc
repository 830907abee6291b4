#include "record/kind.h"

#include <gtest/gtest.h>

namespace quern {
namespace {

Condition on(Condition::On what, std::string name) { return {what, std::move(name)}; }

struct Case {
  Record record;
  CompiledGrammar grammar;
  std::vector<int> rules_hit;

  std::string kind() const { return decide_kind(record, rules_hit, grammar); }
};

Case postings() {
  Case each;
  each.grammar.rules.resize(2);
  each.grammar.rules[0].id = "page.error";
  each.grammar.rules[1].id = "title.template";
  each.grammar.kinds = {{"not_a_job",
                         {on(Condition::On::kRule, "page.error"), on(Condition::On::kFlag, "page_error")},
                         {},
                         {on(Condition::On::kSection, "requirements")}},
                        {"role_profile", {}, {on(Condition::On::kSection, "requirements")}, {on(Condition::On::kField, "organization")}},
                        {"job_posting", {}, {}, {}}};
  return each;
}

TEST(Kind, IsTheFirstThatHolds) {
  Case each = postings();
  EXPECT_EQ(each.kind(), "job_posting");

  each.record.sections.push_back({"requirements.preferred", {}, {}, {}, 1, 1, {}});  // a sub-kind counts
  EXPECT_EQ(each.kind(), "role_profile");

  each.record.fields.push_back({"organization", false, Value("Acme"), {}});
  EXPECT_EQ(each.kind(), "job_posting");

  each.record.fields[0].value = Value();
  EXPECT_EQ(each.kind(), "role_profile");

  each.rules_hit = {0};
  EXPECT_EQ(each.kind(), "role_profile");  // `none` forbids

  each.record.sections[0].kind = "requirementsx";
  EXPECT_EQ(each.kind(), "not_a_job");

  each.rules_hit = {1};
  EXPECT_EQ(each.kind(), "job_posting");

  each.record.flags = {"page_error"};
  EXPECT_EQ(each.kind(), "not_a_job");
}

TEST(Kind, MayBeNone) {
  Case each = postings();
  each.grammar.kinds.pop_back();
  EXPECT_EQ(each.kind(), "");
}

TEST(Kind, KnowsWhatHasAValue) {
  EXPECT_FALSE(has_value(Value()));
  EXPECT_FALSE(has_value(Value("")));
  EXPECT_FALSE(has_value(Value(Value::Array{})));
  EXPECT_FALSE(has_value(Value(Value::Object{{"a", nullptr}, {"b", Value::Array{}}})));
  EXPECT_TRUE(has_value(Value(false)));
  EXPECT_TRUE(has_value(Value(0)));
  EXPECT_TRUE(has_value(Value(Value::Object{{"a", nullptr}, {"b", Value::Array{"x"}}})));
}

}  // namespace
}  // namespace quern
