// What a stream holds, by its first bytes; its name is a hint that breaks ties.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace quern {

enum class InputFormat : uint8_t { kAuto, kText, kHtml, kJsonLines, kJson, kCsv, kTsv, kWarc, kRejects };

// So many bytes decide always.
inline constexpr size_t kRecognitionHead = size_t{64} << 10;

// Never kAuto. Nothing: more of the head is needed; what is decided by some bytes is not decided otherwise by more of them, so that it
// does not matter in which pieces they come. `complete`: nothing follows the head. `text_column`: a table is one that has it.
std::optional<InputFormat> recognize(std::string_view head, bool complete, std::string_view name, std::string_view text_column);

}  // namespace quern
