#include <algorithm>

#include "grammar/captures.h"
#include "grammar/compile.h"
#include "quern/codes.h"

namespace quern::loading {
namespace {

constexpr int64_t kMostVotes = 1000;

// One rule, read key by key.
class RuleReader {
 public:
  RuleReader(Compiling& c, const Node& source) : c_(c), source_(source), id_(*source.find("id")) {}

  Rule read() {
    rule_.id = id_.text;
    rule_.place = c_.faults.place(id_.at);
    rule_.within = c_.sections(source_.list("within"));
    rule_.not_within = c_.sections(source_.list("not_within"));
    if (const Node* language = source_.find("language")) rule_.language = c_.language(language->text, language->at);
    rule_.source = one_of("from", {"unit", "item", "items", "heading"}, RuleSource::kUnit);
    rule_.position = one_of("position", {"", "first", "early"}, RulePosition::kAnywhere);
    rule_.text_is_unit = one_of("text", {"match", "unit"}, 0) == 1;
    if (const Node* rank = source_.find("rank")) rule_.rank = static_cast<int>(std::min<int64_t>(rank->integer, 1'000'000));
    rule_.pattern = pattern("match");
    rule_.not_before = patterns("not_before");
    rule_.not_after = patterns("not_after");
    rule_.not_value = patterns("not_value");
    const Shape* target = read_target();
    if (const Node* votes = source_.find("votes")) read_votes(*votes);
    if (target) {
      read_values(*target);
    } else {
      forbid_values();
    }
    rule_.guards = compile_guards(c_, source_, rule_);
    if (target || !rule_.flag.empty()) compile_examples(c_, source_, target, rule_);
    return std::move(rule_);
  }

 private:
  // The number of the word that `key` has, as Enum; the fallback if it is left out.
  template <typename Enum>
  Enum one_of(std::string_view key, std::initializer_list<std::string_view> words, Enum fallback) {
    const Node* found = source_.find(key);
    if (!found) return fallback;
    const auto word = std::find(words.begin(), words.end(), found->text);
    if (word != words.end() && !word->empty()) return static_cast<Enum>(word - words.begin());
    std::vector<std::string_view> known(words);
    known.erase(std::remove(known.begin(), known.end(), ""), known.end());
    c_.faults.add("grammar_bad_value", found->at, "`" + std::string(key) + "` is `" + found->text + "`", suggest(found->text, known));
    return fallback;
  }

  std::optional<Pattern> pattern(std::string_view key) {
    const Node* found = source_.find(key);
    return found ? compiled(*found, key) : std::nullopt;
  }

  std::optional<Pattern> compiled(const Node& node, std::string_view key) {
    return c_.macros.compile(node, "`" + std::string(key) + "` of rule `" + id_.text + "`: ", source_.string("language"));
  }

  // Of a guard that is one pattern or several.
  std::vector<Pattern> patterns(std::string_view key) {
    std::vector<Pattern> all;
    const Node* found = source_.find(key);
    if (!found) return all;
    const auto add = [&](const Node& node) {
      if (auto one = compiled(node, key)) all.push_back(std::move(*one));
    };
    if (found->is_string()) add(*found);
    for (const Node& node : found->elements) add(node);
    return all;
  }

  // The element that the rule fills; null for a flag rule, and where the field is not known.
  const Shape* read_target() {
    const Node* field = source_.find("field");
    const Node* flag = source_.find("flag");
    if (!field == !flag) {
      c_.faults.add("grammar_missing_key", id_.at,
                    "rule `" + id_.text + "` " + (field ? "has both `field` and `flag`" : "has neither `field` nor `flag`"),
                    "give it one of them");
      return nullptr;
    }
    if (flag) read_flag(*flag);
    if (const Node* unless = source_.find("unless")) read_unless(*unless);
    return field ? read_field(*field) : nullptr;
  }

  void read_unless(const Node& name) {
    rule_.unless = c_.find_field(name.text);
    if (rule_.unless < 0) {
      c_.unknown(name, "field", field_names());
    } else if (rule_.flag.empty()) {
      c_.faults.add("grammar_bad_value", name.at, "rule `" + id_.text + "` fills a field: `unless` is for rules that raise a flag",
                    "remove it");
    }
  }

  void read_votes(const Node& votes) {
    rule_.votes = static_cast<uint32_t>(std::min<int64_t>(votes.integer, kMostVotes));
    if (rule_.flag.empty() && rule_.field < 0) return;  // that field is told of already
    if (rule_.field >= 0 && rule_.property.empty() && !c_.out.fields[static_cast<size_t>(rule_.field)].many) return;
    c_.faults.add("grammar_bad_value", votes.at, "rule `" + id_.text + "` fills no field of a single value: `votes` is for those alone",
                  "remove it");
  }

  std::vector<std::string_view> field_names() const {
    std::vector<std::string_view> known;
    for (const FieldDecl& field : c_.out.fields) known.push_back(field.id);
    return known;
  }

  void read_flag(const Node& flag) {
    rule_.flag = flag.text;
    const auto& declared = c_.out.flags;
    const CodeInfo* code = find_code(flag.text);
    if ((code && code->kind == CodeKind::kFlag) ||
        std::any_of(declared.begin(), declared.end(), [&](const FlagDecl& decl) { return decl.code == flag.text; }))
      return;
    std::vector<std::string_view> known;
    for (const FlagDecl& decl : declared) known.push_back(decl.code);
    c_.unknown(flag, "flag", known);
  }

  const Shape* read_field(const Node& name) {
    const size_t dot = name.text.find('.');
    rule_.field = c_.find_field(name.text.substr(0, dot));
    if (rule_.field < 0) {
      c_.unknown(name, "field", field_names());
      return nullptr;
    }
    const FieldDecl& field = c_.out.fields[static_cast<size_t>(rule_.field)];
    const Shape* target = &element(field.shape);
    if (dot == std::string::npos) return target;
    rule_.property = name.text.substr(dot + 1);
    const Shape* property = field.shape.type == Shape::Type::kObject ? find_property(field.shape, rule_.property) : nullptr;
    if (!property) {
      c_.faults.add("grammar_unknown_name", name.at, "`" + name.text + "` is no property of the object `" + field.id + "`",
                    field.many ? "a property can be named only of a single object; this field is a list"
                               : suggest(rule_.property, property_names(field.shape)));
      return nullptr;
    }
    return &element(*property);
  }

  static const Shape& element(const Shape& shape) { return shape.type == Shape::Type::kArray ? *shape.items : shape; }

  void read_values(const Shape& target) {
    read_constants(target);
    rule_.choices = compile_choices(c_, source_, target);
    if (rule_.property.empty()) add_field_choices(target);
    rule_.captures = compile_captures(c_, source_, target, rule_);
  }

  void read_constants(const Shape& target) {
    for (const Entry& entry : source_.table("set")) {
      const Shape* property = find_property(target, entry.key);
      if (!property) {
        c_.faults.add("grammar_unknown_name", entry.at, "`set` names the property `" + entry.key + "`, which the field does not have",
                      suggest(entry.key, property_names(target)));
        continue;
      }
      Value value = entry.value.value();
      const std::string why = misfit(*property, value);
      if (!why.empty()) c_.faults.add("grammar_bad_value", entry.value.at, "`" + entry.key + "`: " + why, "");
      rule_.constants.push_back({property == &target ? std::string() : entry.key, std::move(value)});
    }
  }

  void add_field_choices(const Shape& target) {
    const std::string& id = c_.out.fields[static_cast<size_t>(rule_.field)].id;
    for (const Node& field : c_.merged.root.list("field")) {
      if (field.string("id") != id) continue;
      for (Choice& choice : compile_choices(c_, field, target)) rule_.choices.push_back(std::move(choice));
    }
  }

  void forbid_values() {
    if (rule_.flag.empty()) return;
    for (const std::string_view key : {"types", "set", "choose"})
      if (const Entry* entry = source_.entry(key))
        c_.faults.add("grammar_bad_value", entry->at,
                      "rule `" + id_.text + "` raises a flag: it has no value that `" + std::string(key) + "` could make", "remove it");
  }

  Compiling& c_;
  const Node& source_;
  const Node& id_;
  Rule rule_;
};

// The patterns of a set whose rules hold `wanted`.
template <typename Wanted>
PatternSet::Mask mask_of(const std::vector<int>& numbers, const std::vector<Rule>& rules, Wanted wanted) {
  PatternSet::Mask mask((numbers.size() + 63) / 64, 0);
  for (size_t i = 0; i < numbers.size(); ++i)
    if (wanted(rules[static_cast<size_t>(numbers[i])])) mask[i / 64] |= uint64_t{1} << i % 64;
  return mask;
}

template <typename Sees>
RuleSet make_set(const CompiledGrammar& grammar, Sees sees) {
  RuleSet set;
  std::vector<Pattern> patterns;
  std::vector<int> languages;
  for (size_t i = 0; i < grammar.rules.size(); ++i) {
    const Rule& rule = grammar.rules[i];
    if (!sees(rule.source)) continue;
    (rule.pattern ? set.rules : set.whole).push_back(static_cast<int>(i));
    if (!rule.pattern) continue;
    patterns.push_back(*rule.pattern);
    languages.push_back(rule.language);
  }
  set.patterns = PatternSet(patterns, Anchor::kNone, std::move(languages), Effort::kNarrow);
  const auto mask = [&](auto wanted) { return mask_of(set.rules, grammar.rules, wanted); };
  set.first = mask([](const Rule& rule) { return rule.position == RulePosition::kFirst; });
  set.early = mask([](const Rule& rule) { return rule.position == RulePosition::kEarly; });
  for (SectionId section = 0; section < grammar.sections.size(); ++section)
    set.allowed.push_back(mask([&](const Rule& rule) { return rule.may_stand_in(section); }));
  return set;
}

void make_sets(CompiledGrammar& grammar) {
  grammar.unit_rules = make_set(grammar, [](RuleSource source) { return source == RuleSource::kUnit; });
  grammar.heading_rules = make_set(grammar, [](RuleSource source) { return source == RuleSource::kHeading; });
  grammar.item_rules = make_set(grammar, [](RuleSource source) { return source == RuleSource::kItem || source == RuleSource::kItems; });
}

}  // namespace

void compile_rules(Compiling& c) {
  for (const Node& source : c.merged.root.list("rule")) c.out.rules.push_back(RuleReader(c, source).read());
  make_sets(c.out);
}

}  // namespace quern::loading
