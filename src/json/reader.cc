#include "json/reader.h"

#include <simdjson.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>
#include <vector>

#include "json/simdjson_errors.h"

namespace quern {
namespace {

namespace ondemand = simdjson::ondemand;

// What went wrong, and where in the text.
struct Fault {
  std::string message;
  size_t offset = 0;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

size_t skip_digits(std::string_view text, size_t at) {
  while (at < text.size() && is_digit(text[at])) ++at;
  return at;
}

// The number at the start of `token` as RFC 8259 spells it; empty if none stands there.
std::string_view number_token(std::string_view token) {
  size_t at = token.substr(0, 1) == "-" ? 1 : 0;
  const size_t whole = at;
  at = skip_digits(token, at);
  if (at == whole || (token[whole] == '0' && at > whole + 1)) return {};
  if (at < token.size() && token[at] == '.') {
    const size_t fraction = at + 1;
    at = skip_digits(token, fraction);
    if (at == fraction) return {};
  }
  if (at < token.size() && (token[at] == 'e' || token[at] == 'E')) {
    ++at;
    if (at < token.size() && (token[at] == '+' || token[at] == '-')) ++at;
    const size_t exponent = at;
    at = skip_digits(token, exponent);
    if (at == exponent) return {};
  }
  const size_t rest = token.find_first_not_of(" \t\r\n", at);
  return rest == std::string_view::npos ? token.substr(0, at) : std::string_view();
}

// Walks simdjson's on-demand document, which checks each piece of the text as it passes it.
class Walker {
 public:
  Walker(std::string_view json, JsonEvents& events) : json_(json), events_(events) {}

  std::optional<Fault> walk() {
    const simdjson::padded_string padded(json_);
    start_ = padded.data();
    if (auto error = parser_.iterate(padded).get(document_)) return Fault{describe(error), 0};
    // Behind the last token simdjson has no location to give.
    if (walk_document() && document_.current_location().error() != simdjson::OUT_OF_BOUNDS)
      fail("something follows after the end of the JSON text");
    return std::move(fault_);
  }

 private:
  bool fail(std::string message) {
    if (fault_) return false;
    const char* where = nullptr;
    size_t offset = json_.size();
    if (document_.current_location().get(where) == simdjson::SUCCESS && where >= start_)
      offset = std::min(static_cast<size_t>(where - start_), json_.size());
    fault_ = Fault{std::move(message), offset};
    return false;
  }
  bool fail(simdjson::error_code error) { return fail(describe(error)); }

  bool walk_document() {
    ondemand::json_type type;
    if (auto error = document_.type().get(type)) return fail(error);
    if (type != ondemand::json_type::array && type != ondemand::json_type::object) return walk_scalar(document_, type);
    ondemand::value value;
    if (auto error = document_.get_value().get(value)) return fail(error);
    return walk_value(value);
  }

  bool walk_value(ondemand::value value) {
    ondemand::json_type type;
    if (auto error = value.type().get(type)) return fail(error);
    if (type == ondemand::json_type::array) return nested([&] { return walk_array(value); });
    if (type == ondemand::json_type::object) return nested([&] { return walk_object(value); });
    return walk_scalar(value, type);
  }

  template <typename Walk>
  bool nested(Walk walk) {
    if (depth_ == kMaxJsonDepth) return fail("arrays and objects are nested deeper than " + std::to_string(kMaxJsonDepth) + " levels");
    ++depth_;
    const bool sound = walk();
    --depth_;
    return sound;
  }

  bool walk_array(ondemand::value& value) {
    ondemand::array array;
    if (auto error = value.get_array().get(array)) return fail(error);
    events_.begin_array();
    for (auto element : array) {
      ondemand::value inner;
      if (auto error = std::move(element).get(inner)) return fail(error);
      if (!walk_value(inner)) return false;
    }
    events_.end_array();
    return true;
  }

  bool walk_object(ondemand::value& value) {
    ondemand::object object;
    if (auto error = value.get_object().get(object)) return fail(error);
    events_.begin_object();
    for (auto field : object) {
      std::string_view name;
      if (auto error = field.unescaped_key().get(name)) return fail(error);
      events_.key(name);
      ondemand::value inner;
      if (auto error = field.value().get(inner)) return fail(error);
      if (!walk_value(inner)) return false;
    }
    events_.end_object();
    return true;
  }

  template <typename Source>
  bool walk_scalar(Source& source, ondemand::json_type type) {
    switch (type) {
      case ondemand::json_type::string: {
        std::string_view text;
        if (auto error = source.get_string().get(text)) return fail(error);
        events_.string(text);
        return true;
      }
      case ondemand::json_type::boolean: {
        bool truth = false;
        if (auto error = source.get_bool().get(truth)) return fail(error);
        events_.boolean(truth);
        return true;
      }
      case ondemand::json_type::null: return walk_null(source);
      default: return walk_number(source);
    }
  }

  template <typename Source>
  bool walk_null(Source& source) {
    bool is_null = false;
    if (auto error = source.is_null().get(is_null)) return fail(error);
    if (!is_null) return fail("a word is neither null, true nor false");
    events_.null();
    return true;
  }

  // An integer of any size is sound JSON; simdjson takes those that fit into 64 bits, the rest is read as a double here.
  template <typename Source>
  bool walk_number(Source& source) {
    std::string_view token;
    if (auto error = simdjson::simdjson_result<std::string_view>(source.raw_json_token()).get(token)) return fail(error);
    const std::string_view text = number_token(token);
    if (text.empty()) return fail(simdjson::NUMBER_ERROR);
    double number = 0;
    if (source.get_double().get(number) != simdjson::SUCCESS) number = INFINITY;
    int64_t integer = 0;
    const char* const text_end = text.data() + text.size();
    const auto [end, error] = std::from_chars(text.data(), text_end, integer);
    if (error == std::errc() && end == text_end) {
      events_.integer(integer);
      return true;
    }
    if (std::isinf(number)) return fail("the number " + std::string(text.substr(0, 40)) + " is too large");
    events_.number(number);
    return true;
  }

  std::string_view json_;
  JsonEvents& events_;
  ondemand::parser parser_;
  ondemand::document document_;
  const char* start_ = nullptr;
  int depth_ = 0;
  std::optional<Fault> fault_;
};

Error not_json(std::string_view json, const Fault& fault) {
  const std::string_view before = json.substr(0, fault.offset);
  const size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0
  Error error;
  error.code = "not_json";
  error.place.line = static_cast<uint32_t>(1 + std::count(before.begin(), before.end(), '\n'));
  error.place.column = static_cast<uint32_t>(1 + fault.offset - line_start);
  error.message = "this is no JSON: " + fault.message;
  error.help = "Mend the text at the place named (RFC 8259).";
  return error;
}

}  // namespace

std::optional<Error> read_json(std::string_view json, JsonEvents& events) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (json.substr(0, 3) == kByteOrderMark) json.remove_prefix(3);
  if (const auto fault = Walker(json, events).walk()) return not_json(json, *fault);
  return std::nullopt;
}

}  // namespace quern
