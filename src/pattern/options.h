// How quern sets RE2, in one place. Only the files of this folder include it.
#pragma once

#include <re2/re2.h>

#include <cstdint>
#include <string_view>

namespace quern::pattern {

// Bytes of one pattern, for its program and what matching builds up. With less, those that hold whole vocabularies build up again what they
// threw away; the hundreds below `kSmall` instructions do with little.
inline constexpr int64_t kMemory = int64_t{2} << 20;
inline constexpr int64_t kLittleMemory = int64_t{3} << 18;
inline constexpr int64_t kSmall = 20000;        // instructions, by estimated_size, which is generous
inline constexpr int64_t kSurelySmall = 60000;  // instructions that fit into it in any case

inline re2::RE2::Options options(int64_t memory = kMemory) {
  re2::RE2::Options made;
  made.set_encoding(re2::RE2::Options::EncodingUTF8);
  made.set_case_sensitive(false);
  made.set_log_errors(false);
  made.set_max_mem(memory);
  return made;
}

inline re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }

}  // namespace quern::pattern
