#include "fields/structured.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "fields/dates.h"
#include "fields/fit.h"
#include "fields/numbers.h"
#include "json/writer.h"
#include "text/chars.h"
#include "text/entities.h"
#include "text/fold.h"

namespace quern {
namespace {

constexpr auto kNothing = std::to_array<std::string_view>({"null", "none", "n/a", "na", "undefined", "nan", "-", "unknown", "tbd"});
constexpr std::string_view kFirstDate = "1971-01-01", kLastDate = "2099-01-01";  // beyond them are dates that mean "none"

// What stands at a dotted path; of a list the first element that has it.
const Value* follow(const Value& from, std::string_view path) {
  if (const Value::Array* list = from.array()) {
    for (const Value& one : *list)
      if (const Value* found = follow(one, path)) return found;
    return nullptr;
  }
  if (path.empty()) return &from;
  const size_t dot = path.find('.');
  const Value* inner = from.find(path.substr(0, dot));
  return inner ? follow(*inner, dot == path.npos ? std::string_view() : path.substr(dot + 1)) : nullptr;
}

// A string or number as text, entities decoded, white space collapsed; empty where it says nothing.
std::string text_of(const Value* value) {
  if (!value) return {};
  if (value->integer() || value->number()) return value->as_double() > 0 ? to_json(*value) : std::string();
  const Rewrite plain = decode_entities(value->as_string());
  std::string text;
  for (const char c : plain.changed() ? std::string_view(plain.text) : value->as_string()) {
    const bool space = is_space(static_cast<unsigned char>(c));
    if (space && (text.empty() || text.back() == ' ')) continue;
    text += space ? ' ' : c;
  }
  text = trim(text);
  const std::string folded = fold_phrase(text);
  return !has_word(text) || std::find(kNothing.begin(), kNothing.end(), folded) != kNothing.end() ? std::string() : text;
}

// A number of JSON is what it is; a string has separators as people write them.
std::optional<double> number_of(const Value& value, const std::string& text) {
  if (value.integer() || value.number()) return value.as_double();
  const auto number = read_number(text, nullptr);
  return number && number->value() > 0 ? std::optional(number->value()) : std::nullopt;
}

std::optional<std::string> date_of(const std::string& text, const Names& names) {
  const bool has_time = text.size() > 10 && (text[10] == 'T' || text[10] == ' ');
  auto date = read_date(has_time ? std::string_view(text).substr(0, 10) : std::string_view(text), names);
  if (date && (*date < kFirstDate || *date >= kLastDate)) date.reset();
  return date;
}

// "Full-time" and "FULL_TIME" are one word of a map.
std::string map_key(std::string_view word) {
  std::string key;
  for (const char c : word)
    key += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ? c : '_';
  return key;
}

class Reconciler {
 public:
  Reconciler(const Value& item, std::string_view text, const CompiledGrammar& grammar, Extraction& extraction)
      : item_(item), text_(text), grammar_(grammar), extraction_(extraction) {}

  void run() {
    for (const StructuredField& field : grammar_.structured.fields) {
      const FieldDecl& decl = grammar_.fields[static_cast<size_t>(field.field)];
      Field& found = extraction_.fields[static_cast<size_t>(field.field)];
      swapped_ = false;
      std::vector<Value> values = read_field(field, decl);
      if (values.empty()) continue;
      if (decl.many) {
        put_list(decl, std::move(values), found);
      } else {
        put_single(field, std::move(values.front()), found);
      }
    }
  }

 private:
  // ------------------------------------------------------------ reading

  std::vector<Value> read_field(const StructuredField& field, const FieldDecl& decl) {
    std::vector<Value> values;
    const Shape& shape = element_of(decl.shape);
    const Value* from = field.each.empty() ? &item_ : item_.find(field.each);
    if (!from) return values;
    const auto add = [&](const Value& one) {
      for (Value& value : field.properties.empty() ? read_scalars(field.reading, one) : read_object(field, shape, one))
        if (fit(shape, value) == Fit::kFits && std::find(values.begin(), values.end(), value) == values.end())
          values.push_back(std::move(value));
    };
    if (const Value::Array* list = field.each.empty() ? nullptr : from->array()) {
      for (const Value& one : *list) add(one);
    } else {
      add(*from);
    }
    if (values.size() > decl.limit) values.resize(decl.limit);
    return values;
  }

  // All elements where a list stands at the path.
  std::vector<Value> read_scalars(const StructuredReading& reading, const Value& from) {
    std::vector<Value> values;
    for (const std::string& path : reading.from) {
      const Value* at = from.find(path);
      const Value::Array* list = at ? at->array() : nullptr;
      if (!list) continue;
      for (const Value& one : *list)
        if (Value value = convert(reading, one); !value.is_null()) values.push_back(std::move(value));
      return values;
    }
    if (Value value = read_one(reading, from); !value.is_null()) values.push_back(std::move(value));
    return values;
  }

  std::vector<Value> read_object(const StructuredField& field, const Shape& shape, const Value& from) {
    Value object{Value::Object{}};
    bool says_something = false;
    for (const Property& property : shape.properties) object.set(property.name, blank(property.shape));
    for (const StructuredProperty& property : field.properties) {
      Value value = read_one(property.reading, from);
      says_something = says_something || (!value.is_null() && property.reading.type != StructuredReading::Type::kCurrency);
      if (!value.is_null()) object.set(shape.properties[static_cast<size_t>(property.property)].name, std::move(value));
    }
    swap_range(object);
    return says_something ? std::vector<Value>{std::move(object)} : std::vector<Value>();
  }

  void swap_range(Value& object) {
    const Value *min = object.find("min"), *max = object.find("max");
    if (!min || !max || min->is_null() || max->is_null() || min->as_double() <= max->as_double()) return;
    Value lower = *max, upper = *min;
    object.set("min", std::move(lower));
    object.set("max", std::move(upper));
    swapped_ = true;
  }

  Value read_one(const StructuredReading& reading, const Value& from) {
    std::string joined;
    for (const std::string& path : reading.from) {
      const Value* at = follow(from, path);
      if (!reading.join) {
        if (Value value = at ? convert(reading, *at) : Value(); !value.is_null()) return value;
      } else if (const std::string text = text_of(at); !text.empty() && joined.find(text) == joined.npos) {
        joined += (joined.empty() ? "" : *reading.join) + text;
      }
    }
    return joined.empty() ? Value() : convert(reading, joined);
  }

  Value convert(const StructuredReading& reading, const Value& from) const {
    const std::string text = text_of(&from);
    if (text.empty()) return {};
    if (!reading.map.empty()) {
      const std::string key = map_key(text);
      const auto found = std::find_if(reading.map.begin(), reading.map.end(), [&](const Member& one) { return one.name == key; });
      return found == reading.map.end() ? Value() : found->value;
    }
    const auto value = [](auto found) { return found ? Value(*std::move(found)) : Value(); };
    switch (reading.type) {
      case StructuredReading::Type::kNumber: return value(number_of(from, text));
      case StructuredReading::Type::kDate: return value(date_of(text, *grammar_.names));
      case StructuredReading::Type::kCountry: return value(country(text));
      case StructuredReading::Type::kCurrency: {
        const auto currency = grammar_.names->currency(text);
        return currency ? Value(currency->code) : Value();
      }
      case StructuredReading::Type::kText: break;
    }
    return text;
  }

  // Here two capitals are a code, whatever else they may mean in a text.
  std::optional<std::string> country(const std::string& text) const {
    const bool is_code = text.size() == 2 && std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    return is_code ? std::optional(text) : grammar_.names->country(text);
  }

  // ------------------------------------------------------------ putting it to what the text gave

  void put_single(const StructuredField& field, Value value, Field& found) {
    if (found.value.is_null()) return take(std::move(value), found);
    if (agrees(found.value, value)) return complete(value, found.value);
    if (field.text_wins || !repeats(value, found.value)) extraction_.flags.emplace_back("structured_mismatch");
    if (!field.text_wins) take(std::move(value), found);
  }

  void take(Value value, Field& found) {
    if (swapped_) extraction_.flags.emplace_back("range_swapped");
    found.evidence.assign(1, evidence_of(found.name, value));
    found.value = std::move(value);
  }

  // Elements that the text has, too, keep their evidence.
  void put_list(const FieldDecl& decl, std::vector<Value> values, Field& found) {
    Value::Array& known = *found.value.array();
    Value::Array list;
    std::vector<Evidence> evidence;
    for (Value& value : values) {
      const auto same = std::find_if(known.begin(), known.end(), [&](const Value& one) { return agrees(one, value); });
      if (same == known.end()) {
        evidence.push_back(evidence_of(decl.id, value));
        list.push_back(std::move(value));
      } else {
        evidence.push_back(found.evidence[static_cast<size_t>(same - known.begin())]);
        complete(value, *same);
        list.push_back(*same);
      }
    }
    const auto is_lost = [&](const Value& old) {
      return std::none_of(list.begin(), list.end(), [&](const Value& one) { return agrees(old, one) || repeats(one, old); });
    };
    if (std::any_of(known.begin(), known.end(), is_lost)) extraction_.flags.emplace_back("structured_mismatch");
    found.value = std::move(list);
    found.evidence = std::move(evidence);
  }

  // Two values that say the same, as far as both say something; how it is written does not count, unless it is all there is.
  static bool agrees(const Value& a, const Value& b) {
    const Value::Object* members = a.object();
    if (!members) return a.string() && b.string() ? fold_phrase(*a.string()) == fold_phrase(*b.string()) : a == b;
    bool compared = false;
    for (const Member& member : *members) {
      const Value* other = b.find(member.name);
      if (!is_said(member) || !other || other->is_null()) continue;
      if (!agrees(member.value, *other)) return false;
      compared = true;
    }
    const Value *text = a.find("text"), *other = b.find("text");
    const bool numbers = a.find("min") != nullptr;
    return numbers ? compared : text && other && agrees(*text, *other);
  }
  // Whether `value` has all that `old` said among its own words: "Kiel, Germany" for "Kiel".
  static bool repeats(const Value& value, const Value& old) {
    const auto words = [](const Value& of) { return of.object() ? (of.find("text") ? of.find("text")->as_string() : "") : of.as_string(); };
    const std::string all = fold_phrase(words(value)), part = fold_phrase(words(old));
    return !part.empty() && holds_phrase(all, part);
  }
  static bool is_said(const Member& member) {
    return member.name != "text" && !member.name.ends_with("_source") && !member.value.is_null() && !member.value.boolean();
  }

  // What the text left open.
  static void complete(const Value& from, Value& into) {
    if (!from.object()) return;
    for (const Member& member : *from.object())
      if (Value* known = into.find(member.name); known && known->is_null()) *known = member.value;
  }

  Evidence evidence_of(const std::string& field, const Value& value) const {
    const std::string_view words = value.object() ? (value.find("text") ? value.find("text")->as_string() : "") : value.as_string();
    Evidence evidence{"structured." + field, {}, How::kStructured};
    const size_t at = words.empty() ? text_.npos : text_.find(words);
    if (at != text_.npos) evidence.span = {static_cast<uint32_t>(at), static_cast<uint32_t>(at + words.size())};
    return evidence;
  }

  const Value& item_;
  std::string_view text_;
  const CompiledGrammar& grammar_;
  Extraction& extraction_;
  bool swapped_ = false;  // the range that was read last came with its bounds exchanged
};

}  // namespace

bool is_wanted(const Value& item, const StructuredDecl& decl) {
  const Value* type = item.find("@type");
  const auto is_before_name = [](char c) { return c == '/' || c == ':'; };  // https://schema.org/JobPosting, schema:JobPosting
  const auto names_it = [&](const Value& name) {
    const std::string_view text = name.as_string();
    return !decl.type.empty() && text.ends_with(decl.type) &&
           (text.size() == decl.type.size() || is_before_name(text[text.size() - decl.type.size() - 1]));
  };
  if (!type) return false;
  return type->array() ? std::any_of(type->array()->begin(), type->array()->end(), names_it) : names_it(*type);
}

std::string structured_text(const Value& item, const std::vector<std::string>& paths) {
  for (const std::string& path : paths) {
    const Value* value = follow(item, path);
    if (value && has_word(value->as_string())) return std::string(value->as_string());
  }
  return {};
}

void reconcile(const Value& item, std::string_view text, const CompiledGrammar& grammar, Extraction& extraction) {
  Reconciler(item, text, grammar, extraction).run();
}

}  // namespace quern
