// Archives and compressed files as streams, by libarchive. Nothing is ever written to disk: names of members are only names.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "input/byte_stream.h"
#include "input/container.h"
#include "quern/result.h"

namespace quern {

// Reads the members of a tar or zip one after the other, or the one stream that a compressed file is.
//
//   ArchiveReader archive(Container::kTar, std::move(stream), {.uri = "dump.tar"});
//   for (auto member = archive.next(); member && *member; member = archive.next()) archive.read(buffer) ...
class ArchiveReader final : public ByteStream {
 public:
  struct Member {
    std::string name;  // valid UTF-8 of printable characters; all else of it is escaped as %XX
    bool encrypted = false;
  };
  struct Options {
    std::string uri = "-";                                      // for messages
    std::function<uint64_t()> packed_bytes = {};                // of the input as a whole, read up to here; a bomb is told by them
    std::function<void(std::string_view kind)> pass_over = {};  // told of what is no file: folders, links, devices
  };

  ArchiveReader(Container container, std::unique_ptr<ByteStream> packed, Options options);
  ~ArchiveReader() override;
  ArchiveReader(ArchiveReader&&) noexcept;

  // The next file; none at the end. Fails with `archive_corrupt`, and as the packed stream does; after a failure there is nothing more.
  Result<std::optional<Member>> next();
  // Of the current member. Fails as `next` does, and with `archive_ratio`.
  Result<size_t> read(std::span<std::byte> buffer) override;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The ratio of plain to packed bytes at which reading stops, and how many plain bytes there may be whatever they were packed in.
inline constexpr uint64_t kRatioLimit = 1000;
inline constexpr uint64_t kRatioFrom = uint64_t{64} << 20;

// What is compressed in memory, up to the first `limit` bytes. Fails with `archive_corrupt`.
Result<std::string> decompress(Container container, std::string_view packed, size_t limit);

}  // namespace quern
