// ICU's converters from any charset to UTF-8.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "text/decode.h"

struct UConverter;  // ICU's

namespace quern {

// The converter of this name, in either direction and with nothing in its way, as this thread keeps it: opening one costs more than a short
// document. Null if ICU has none. What it cannot convert stops it.
UConverter* cached_converter(const std::string& charset);

// The charset that a label means ("latin1", "ISO-8859-1" and "cp1252" are "windows-1252", as browsers read them);
// nothing if it is not known.
std::optional<std::string> charset_named(std::string_view label);

// `charset` as charset_named gives it. Undecodable bytes become U+FFFD, one for a run, and are listed.
Decoded convert(std::string_view bytes, const std::string& charset);

// The same of a stream that comes in pieces, wherever they are cut.
class StreamConverter {
 public:
  explicit StreamConverter(const std::string& charset);
  ~StreamConverter();
  StreamConverter(StreamConverter&&) noexcept;
  StreamConverter& operator=(StreamConverter&&) noexcept;

  // What of the stream can be told by now and was not given before.
  Decoded feed(std::string_view bytes, bool last);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace quern
