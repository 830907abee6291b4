// What a stream of bytes is packed in, by its first bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace quern {

enum class Container : uint8_t {
  kNone,
  kGzip,
  kZstd,
  kXz,
  kBzip2,
  kLz4,
  kTar,
  kZip,
  kOffice,        // a zip that is a document of an office program, or an electronic book
  kOtherArchive,  // 7z or RAR, which cannot be read as a stream
};

inline bool is_compression(Container container) { return container >= Container::kGzip && container <= Container::kLz4; }
inline bool is_archive(Container container) { return container == Container::kTar || container == Container::kZip; }

// Nothing: more of the head is needed. `complete`: nothing follows it. No more than kContainerHead bytes are ever needed.
inline constexpr size_t kContainerHead = 512;
std::optional<Container> container_of(std::string_view head, bool complete);

}  // namespace quern
