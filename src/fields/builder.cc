#include "fields/builder.h"

#include <algorithm>

#include "text/chars.h"

namespace quern {
namespace {

constexpr size_t kLongestText = 2000;  // bytes of a unit shown as `text`; beyond that the match alone

bool in_months(ConversionKind kind) {
  return kind == ConversionKind::kYears || kind == ConversionKind::kMonths || kind == ConversionKind::kWeeks;
}

}  // namespace

Builder::Outcome Builder::refuse(std::string reason) {
  reason_ = std::move(reason);
  made_.clear();
  return Outcome::kRefused;
}

Builder::Outcome Builder::build(const Rule& rule, Scene& scene, const std::vector<std::string_view>& groups) {
  rule_ = &rule;
  scene_ = &scene;
  match_ = scene.haystack.range_of(groups[0]);
  made_.clear();
  swapped_ = glued_ = false;
  converter_.take_glued();
  if (!read_captures(groups)) return Outcome::kRefused;
  share_scales();
  if (auto reason = refused_by_numbers(rule, readings_, groups, converter_)) return refuse(std::move(*reason));
  if (rule.field < 0) {
    made_.push_back({Value(true), match_, {}});
    return Outcome::kMade;
  }
  const FieldDecl& field = grammar_.fields[static_cast<size_t>(rule.field)];
  shape_ = &element_of(field.shape);
  many_ = field.many;
  if (!rule.property.empty()) {
    const int property = find_property(*shape_, rule.property);
    if (property < 0) return refuse("field " + field.id + " has no property " + rule.property);
    shape_ = &element_of(shape_->properties[static_cast<size_t>(property)].shape);
    many_ = true;
  }
  const bool fills_properties =
      std::any_of(rule.captures.begin(), rule.captures.end(), [](const Capture& c) { return !c.property.empty(); });
  const bool is_object = shape_->type == Shape::Type::kObject && (fills_properties || rule.captures.empty());
  return is_object ? build_object() : build_scalar();
}

bool Builder::read_captures(const std::vector<std::string_view>& groups) {
  readings_.clear();
  for (const Capture& capture : rule_->captures) {
    const std::string_view words = groups[static_cast<size_t>(capture.group)];
    if (trim(words).empty()) continue;
    Reading reading{&capture, words, std::nullopt};
    if (is_number(capture.conversion) && rule_->source != RuleSource::kItems) {
      reading.number = converter_.number(words);
      if (!reading.number) {
        refuse("\"" + std::string(words) + "\" is no number");
        return false;
      }
    }
    readings_.push_back(reading);
  }
  return true;
}

void Builder::share_scales() {
  const auto find = [&](std::string_view name) -> Reading* {
    for (Reading& reading : readings_)
      if (reading.number && !in_months(reading.capture->conversion) && reading.capture->property == name) return &reading;
    return nullptr;
  };
  Reading* min = find("min");
  Reading* max = find("max");
  if (min != nullptr && max != nullptr) share_scale(*min->number, *max->number);
}

// ---------------------------------------------------------------- values that are no object of captures

// What the value is made of: the capture `value`, else a constant, else the choice that holds, else the whole match.
bool Builder::scalar_pieces() {
  pieces_.clear();
  for (const Reading& reading : readings_)
    if (reading.capture->property.empty()) return convert(reading);
  for (const Member& constant : rule_->constants) {
    if (!constant.name.empty()) continue;
    pieces_.push_back({constant.value, match_, {}});
    return true;
  }
  for (const Choice& choice : rule_->choices) {
    const Value* chosen = choice.property.empty() ? choose(choice) : nullptr;
    if (chosen == nullptr) continue;
    pieces_.push_back({*chosen, match_, {}});
    return true;
  }
  if (!rule_->captures.empty()) {
    refuse("no capture took part in the match");
    return false;
  }
  const Capture whole;
  return convert({&whole, match_.of(scene_->haystack.view()), std::nullopt});
}

Builder::Outcome Builder::build_scalar() {
  if (!scalar_pieces()) return Outcome::kRefused;
  Fit worst = Fit::kFits;
  Value refused;
  const bool several = pieces_.size() > 1;
  for (Converted& piece : pieces_) {
    if (!several) piece.range = match_;
    const Fit result = fit(*shape_, piece.value);
    if (result == Fit::kFits && !piece.value.empty()) {
      made_.push_back(std::move(piece));
      if (!many_) break;
    } else {
      worst = result == Fit::kFits ? Fit::kWrong : result;
      refused = std::move(piece.value);
    }
  }
  glued_ = converter_.take_glued() && !made_.empty();
  return made_.empty() ? misfit(worst, refused) : Outcome::kMade;
}

Builder::Outcome Builder::misfit(Fit worst, const Value& value) {
  const std::string shown = value.string() != nullptr ? "\"" + *value.string() + "\" " : "";
  refuse(worst == Fit::kOutOfRange ? "out of the bounds of the field" : shown + "does not fit the field's type");
  return worst == Fit::kOutOfRange ? Outcome::kOutOfRange : Outcome::kRefused;
}

// Fills pieces_ with what the capture's type makes of its words; of each of their parts, where the rule sees lists.
bool Builder::convert(const Reading& reading) {
  pieces_.clear();
  const Capture& capture = *reading.capture;
  const Haystack& haystack = scene_->haystack;
  const Span range = haystack.range_of(reading.words);
  if (reading.number) {
    pieces_.push_back({convert_number(capture.conversion, reading.number->value()), range, {}});
  } else if (is_split(reading)) {
    // A copy: converting a part may split again.
    const std::vector<Span> parts = converter_.split(haystack, range);
    for (const Span part : parts) converter_.convert(capture.conversion, capture.vocabulary, haystack, part, pieces_);
  } else {
    converter_.convert(capture.conversion, capture.vocabulary, haystack, range, pieces_);
  }
  if (pieces_.empty()) refuse("\"" + std::string(trim(reading.words)) + "\" is not understood as its type asks");
  return !pieces_.empty();
}

// Of a rule that sees lists one capture is split: `value`, or the first that is neither a mark nor a list by its own type.
bool Builder::is_split(const Reading& reading) const {
  if (rule_->source != RuleSource::kItems || reading.capture->property.empty()) return rule_->source == RuleSource::kItems;
  const auto first = std::find_if(readings_.begin(), readings_.end(), [](const Reading& r) {
    const ConversionKind kind = r.capture->conversion;
    return kind != ConversionKind::kFlag && kind != ConversionKind::kList && kind != ConversionKind::kTags;
  });
  return first != readings_.end() && first->capture == reading.capture;
}

const Value* Builder::choose(const Choice& choice) {
  for (const Alternative& alternative : choice.alternatives) {
    if (!alternative.in.empty() && !alternative.in.has(scene_->section)) continue;
    if (alternative.near && !scene_->holds(*alternative.near)) continue;
    return &alternative.value;
  }
  return nullptr;
}

// ---------------------------------------------------------------- objects

Builder::Outcome Builder::build_object() {
  slots_.assign(shape_->properties.size(), Value());
  parts_.clear();
  parted_ = kNone;
  for (const Reading& reading : readings_)
    if (!fill(reading)) return Outcome::kRefused;
  fill_constants();
  order_ranges();
  return finish_object();
}

bool Builder::fill(const Reading& reading) {
  if (!convert(reading)) return false;
  const int property = find_property(*shape_, reading.capture->property);
  const bool is_object = property >= 0 && shape_->properties[static_cast<size_t>(property)].shape.type == Shape::Type::kObject;
  if (pieces_[0].value.object() != nullptr && !is_object) {
    if (many_ && parted_ == kNone && pieces_.size() > 1) {
      parted_ = kWhole;
      parts_.swap(pieces_);
    } else {
      spread(pieces_[0].value);
    }
  } else if (property < 0) {
    return true;
  } else if (shape_->properties[static_cast<size_t>(property)].shape.type == Shape::Type::kArray) {
    Value::Array list;
    for (Converted& piece : pieces_) list.push_back(std::move(piece.value));
    set(property, std::move(list));
  } else if (many_ && parted_ == kNone && pieces_.size() > 1) {
    parted_ = property;
    parts_.swap(pieces_);
  } else {
    if (!pieces_[0].note.empty()) set(find_property(*shape_, reading.capture->property + "_source"), std::move(pieces_[0].note));
    set(property, std::move(pieces_[0].value));
  }
  return true;
}

void Builder::set(int property, Value value) {
  if (property >= 0 && !is_set(property)) slots_[static_cast<size_t>(property)] = std::move(value);
}

// A place in an object that has `text` and `country` of its own.
void Builder::spread(const Value& object) {
  for (const Member& member : *object.object()) set(find_property(*shape_, member.name), member.value);
}

// What no capture filled: constants first, then the first alternative of each choice that holds.
void Builder::fill_constants() {
  for (const Member& constant : rule_->constants) set(find_property(*shape_, constant.name), constant.value);
  for (const Choice& choice : rule_->choices) {
    const int property = find_property(*shape_, choice.property);
    if (property < 0 || is_set(property)) continue;
    if (const Value* chosen = choose(choice)) set(property, *chosen);
  }
}

// `min` and `max`, `min_months` and `max_months`: the smaller first.
void Builder::order_ranges() {
  for (size_t i = 0; i < slots_.size(); ++i) {
    const std::string& name = shape_->properties[i].name;
    if (name != "min" && !name.starts_with("min_")) continue;
    const int other = find_property(*shape_, "max" + name.substr(3));
    if (!is_set(static_cast<int>(i)) || !is_set(other)) continue;
    Value& max = slots_[static_cast<size_t>(other)];
    if (slots_[i].as_double() <= max.as_double()) continue;
    std::swap(slots_[i], max);
    swapped_ = true;
  }
}

void Builder::fill_text(const Converted* part, Value& text) const {
  const Haystack& haystack = scene_->haystack;
  Span range = rule_->text_is_unit && haystack.view().size() <= kLongestText ? haystack.whole() : match_;
  if (part != nullptr && range.size() > kLongestText) range = part->range;
  text = haystack.shown(range);
}

// What one of several parts brings to its object.
void Builder::fill_part(const Converted& part, Value::Object& members) const {
  if (parted_ != kWhole) {
    members[static_cast<size_t>(parted_)].value = part.value;
    return;
  }
  for (const Member& member : *part.value.object())
    if (const int property = find_property(*shape_, member.name); property >= 0 && !is_set(property))
      members[static_cast<size_t>(property)].value = member.value;
}

Builder::Outcome Builder::finish_object() {
  const int text = find_property(*shape_, "text");
  const bool wants_text = text >= 0 && !is_set(text) && text != parted_ && parted_ != kWhole;
  Fit worst = Fit::kWrong;
  const size_t count = parted_ == kNone ? 1 : parts_.size();
  for (size_t i = 0; i < count; ++i) {
    const Converted* part = parted_ == kNone ? nullptr : &parts_[i];
    Value::Object members;
    members.reserve(slots_.size());
    for (size_t p = 0; p < slots_.size(); ++p) members.push_back({shape_->properties[p].name, slots_[p]});
    if (part != nullptr) fill_part(*part, members);
    if (wants_text) fill_text(part, members[static_cast<size_t>(text)].value);
    Value value(std::move(members));
    const Fit result = fit(*shape_, value);
    if (result == Fit::kFits) {
      made_.push_back({std::move(value), part != nullptr ? part->range : match_, {}});
    } else {
      worst = result;
    }
  }
  glued_ = converter_.take_glued() && !made_.empty();
  swapped_ = swapped_ && !made_.empty();
  return made_.empty() ? misfit(worst, Value()) : Outcome::kMade;
}

}  // namespace quern
