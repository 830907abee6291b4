// Multi-byte codecs of East Asia: text of theirs that was read as windows-1252, and UTF-8 that was read as one of them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace quern::mojibake {

size_t wide_codecs();
std::string_view wide_codec_name(size_t codec);

// The text that the bytes are in a codec; nothing unless all of it is well-formed.
std::optional<std::u32string> decode_wide(size_t codec, std::string_view bytes);
// The bytes that a text is in a codec; nothing unless it has all the characters.
std::optional<std::string> encode_wide(size_t codec, std::u32string_view text);

}  // namespace quern::mojibake
