#include "grammar/captures.h"

#include <algorithm>
#include <array>

namespace quern::loading {
namespace {

constexpr std::array<std::string_view, 16> kConversions = {"text",     "integer", "number",         "years", "months", "weeks", "flag",
                                                           "currency", "date",    "day_first_date", "place", "places", "list",  "tags",
                                                           "email",    "url"};  // as ConversionKind

class CaptureReader {
 public:
  CaptureReader(Compiling& c, const Node& source, const Shape& element, const Rule& rule)
      : c_(c), source_(source), element_(element), rule_(rule) {
    if (rule.pattern) groups_ = rule.pattern->group_names();
  }

  std::vector<Capture> read() {
    for (size_t group = 1; group < groups_.size(); ++group)
      if (!groups_[group].empty()) add(static_cast<int>(group), groups_[group]);
    const bool given = has_value(rule_.constants, &quern::Member::name) || has_value(rule_.choices, &Choice::property);
    const bool typed = source_.find("types") && source_.find("types")->find("value");
    if (captures_.empty() && !named_ && !given && (typed || element_.type != Shape::Type::kObject)) add(0, "value");
    check_types();
    return std::move(captures_);
  }

 private:
  template <typename List, typename Name>
  static bool has_value(const List& list, Name name) {
    return std::any_of(list.begin(), list.end(), [&](const auto& entry) { return (entry.*name).empty(); });
  }

  const Node* type_of(const std::string& capture) const {
    const Node* types = source_.find("types");
    return types ? types->find(capture) : nullptr;
  }

  Spot spot_of(const std::string& capture) const {
    if (const Node* type = type_of(capture)) return type->at;
    const Node* match = source_.find("match");
    return match ? match->at : source_.find("id")->at;
  }

  void add(int group, const std::string& name) {
    named_ = true;
    Capture capture;
    capture.group = group;
    if (!read_conversion(name, capture)) return;
    const Shape* shape = resolve(name, capture);
    if (!shape) return;
    check_fit(name, capture, *shape);
    captures_.push_back(std::move(capture));
  }

  bool read_conversion(const std::string& name, Capture& capture) {
    const Node* type = type_of(name);
    if (!type) return true;
    const auto known = std::find(kConversions.begin(), kConversions.end(), type->text);
    if (known != kConversions.end()) {
      capture.conversion = static_cast<ConversionKind>(known - kConversions.begin());
      return true;
    }
    const auto& vocabularies = c_.out.vocabularies;
    for (size_t i = 0; i < vocabularies.size(); ++i) {
      if (vocabularies[i].name != type->text) continue;
      capture.conversion = ConversionKind::kVocabulary;
      capture.vocabulary = static_cast<int>(i);
      return true;
    }
    std::vector<std::string_view> names(kConversions.begin(), kConversions.end());
    for (const Vocabulary& vocabulary : vocabularies) names.push_back(vocabulary.name);
    c_.unknown(*type, "type or vocabulary", names);
    return false;
  }

  static bool makes_places(ConversionKind kind) { return kind == ConversionKind::kPlace || kind == ConversionKind::kPlaces; }

  static bool is_duration(ConversionKind kind) {
    return kind == ConversionKind::kYears || kind == ConversionKind::kMonths || kind == ConversionKind::kWeeks;
  }

  // The shape that the capture fills; sets its property.
  const Shape* resolve(const std::string& name, Capture& capture) {
    if (element_.type != Shape::Type::kObject) {
      if (name == "value") return &element_;
      return no_property(name, "a field that is no object has the capture `value` alone");
    }
    capture.property = is_duration(capture.conversion) ? name + "_months" : name;
    if (const Shape* property = find_property(element_, capture.property)) return property;
    if (name == "value" && makes_places(capture.conversion)) {
      capture.property.clear();
      return &element_;
    }
    return no_property(capture.property, suggest(capture.property, property_names(element_)), name);
  }

  const Shape* no_property(const std::string& property, std::string help, const std::string& capture = {}) {
    const std::string& name = capture.empty() ? property : capture;
    c_.faults.add("grammar_unknown_name", spot_of(name),
                  "capture `" + name + "` of rule `" + rule_.id + "` fills the property `" + property + "`, which the field does not have",
                  std::move(help));
    return nullptr;
  }

  void check_fit(const std::string& name, const Capture& capture, const Shape& shape) {
    std::string help;
    if (fits(capture, shape, help)) return;
    const std::string_view type = capture.vocabulary >= 0
                                      ? std::string_view(c_.out.vocabularies[static_cast<size_t>(capture.vocabulary)].name)
                                      : kConversions[static_cast<size_t>(capture.conversion)];
    c_.faults.add(
        "grammar_bad_value", spot_of(name),
        "capture `" + name + "` of rule `" + rule_.id + "` is of the type `" + std::string(type) + "`, which does not fit what it fills",
        std::move(help));
  }

  // Can what this conversion makes stand in this shape?
  bool fits(const Capture& capture, const Shape& shape, std::string& help) const {
    const ConversionKind kind = capture.conversion;
    switch (shape.type) {
      case Shape::Type::kInteger:
        help = "an integer takes the types integer, years, months and weeks";
        return kind == ConversionKind::kInteger || is_duration(kind);
      case Shape::Type::kNumber:
        help = "a number takes the types number, integer, years, months and weeks";
        return kind == ConversionKind::kNumber || kind == ConversionKind::kInteger || is_duration(kind);
      case Shape::Type::kBoolean: help = "a boolean takes the type flag"; return kind == ConversionKind::kFlag;
      case Shape::Type::kObject:
        help = "an object as a whole takes the types place and places, and needs the properties text and country";
        return makes_places(kind) && find_property(shape, "text") && find_property(shape, "country");
      case Shape::Type::kArray:
        help = "a list takes the types list and tags";
        return shape.items->type == Shape::Type::kString && shape.items->values.empty() &&
               (kind == ConversionKind::kList || kind == ConversionKind::kTags);
      case Shape::Type::kString: break;
    }
    return fits_string(capture, shape, help);
  }

  bool fits_string(const Capture& capture, const Shape& shape, std::string& help) const {
    if (capture.conversion == ConversionKind::kVocabulary) {
      if (shape.values.empty()) return true;
      for (const auto& entry : c_.out.vocabularies[static_cast<size_t>(capture.vocabulary)].entries) {
        help = misfit(shape, Value(entry.value));
        if (!help.empty()) return false;
      }
      return true;
    }
    if (!shape.values.empty()) {
      help = "an enum takes a vocabulary that has its values; or use `set` or `choose`";
      return false;
    }
    help =
        "a string takes the types text, currency, date, day_first_date, email, url and vocabularies; list and tags where the field is a "
        "list of strings";
    switch (capture.conversion) {
      case ConversionKind::kText:
      case ConversionKind::kEmail:
      case ConversionKind::kUrl:
      case ConversionKind::kCurrency:
      case ConversionKind::kDate:
      case ConversionKind::kDayFirstDate:
        return shape.format.empty() || capture.conversion == ConversionKind::kDate || capture.conversion == ConversionKind::kDayFirstDate;
      case ConversionKind::kList:
      case ConversionKind::kTags: return &shape == &element_;  // each string becomes an element
      default: return false;
    }
  }

  void check_types() {
    const Node* types = source_.find("types");
    if (!types) return;
    for (const Entry& entry : types->members) {
      if (entry.key == "value" && std::find(groups_.begin(), groups_.end(), "value") == groups_.end() && named_groups() == 0) continue;
      if (std::find(groups_.begin(), groups_.end(), entry.key) != groups_.end()) continue;
      std::vector<std::string_view> known;
      for (const std::string& group : groups_)
        if (!group.empty()) known.push_back(group);
      if (!rule_.pattern && source_.find("match")) continue;  // the pattern is faulty: its groups are not known
      c_.faults.add("grammar_unknown_name", entry.at,
                    "`types` names the capture `" + entry.key + "`, which `match` of rule `" + rule_.id + "` does not have",
                    known.empty() ? "write it as (?P<" + entry.key + ">...)" : suggest(entry.key, known));
    }
  }

  size_t named_groups() const {
    return static_cast<size_t>(std::count_if(groups_.begin(), groups_.end(), [](const std::string& name) { return !name.empty(); }));
  }

  Compiling& c_;
  const Node& source_;
  const Shape& element_;
  const Rule& rule_;
  std::vector<std::string> groups_;
  std::vector<Capture> captures_;
  bool named_ = false;  // a capture was there, sound or not
};

std::optional<Guard::Op> read_op(std::string_view& text) {
  static constexpr std::array<std::pair<std::string_view, Guard::Op>, 6> kOps = {{{"<=", Guard::Op::kLessEqual},
                                                                                  {">=", Guard::Op::kGreaterEqual},
                                                                                  {"==", Guard::Op::kEqual},
                                                                                  {"!=", Guard::Op::kNotEqual},
                                                                                  {"<", Guard::Op::kLess},
                                                                                  {">", Guard::Op::kGreater}}};
  for (const auto& [sign, op] : kOps) {
    if (!text.starts_with(sign)) continue;
    text.remove_prefix(sign.size());
    return op;
  }
  return std::nullopt;
}

std::string_view without_spaces(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

// "<= 40", "length <= 300"
std::optional<Guard> read_guard(std::string_view text) {
  constexpr std::string_view kLength = "length ";
  Guard guard;
  text = without_spaces(text);
  guard.length = text.starts_with(kLength);
  if (guard.length) text = without_spaces(text.substr(kLength.size()));
  const auto op = read_op(text);
  if (!op) return std::nullopt;
  guard.op = *op;
  const std::string number(without_spaces(text));
  char* end = nullptr;
  guard.bound = std::strtod(number.c_str(), &end);
  if (number.empty() || *end != '\0') return std::nullopt;
  return guard;
}

}  // namespace

std::vector<Capture> compile_captures(Compiling& c, const Node& source, const Shape& element, const Rule& rule) {
  return CaptureReader(c, source, element, rule).read();
}

std::vector<Guard> compile_guards(Compiling& c, const Node& source, const Rule& rule) {
  std::vector<Guard> guards;
  const bool groups_known = rule.pattern.has_value();
  for (const Entry& entry : source.table("guard")) {
    if (groups_known) {
      const auto& groups = rule.pattern->group_names();
      if (entry.key.empty() || std::find(groups.begin(), groups.end(), entry.key) == groups.end())
        c.faults.add("grammar_unknown_name", entry.at,
                     "`guard` names the capture `" + entry.key + "`, which `match` of rule `" + rule.id + "` does not have",
                     suggest(entry.key, {groups.begin() + 1, groups.end()}));
    }
    std::string_view left = entry.value.text;
    while (true) {
      const size_t join = left.find(" and ");
      auto guard = read_guard(left.substr(0, join));
      if (!guard) {
        c.faults.add("grammar_bad_guard", entry.value.at, "`" + entry.value.text + "` is no guard",
                     "write an operator and a number, such as \">= 1 and <= 40\"");
        break;
      }
      guard->capture = entry.key;
      guards.push_back(std::move(*guard));
      if (join == left.npos) break;
      left.remove_prefix(join + 5);
    }
  }
  return guards;
}

}  // namespace quern::loading
