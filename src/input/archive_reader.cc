#include "input/archive_reader.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <utility>
#include <vector>

#include "base/utf8.h"

namespace quern {
namespace {

constexpr size_t kPackedPiece = size_t{64} << 10;

struct FreeArchive {
  void operator()(archive* handle) const { archive_read_free(handle); }
};

// One layer at a time: the reader above looks what is in it.
void choose(archive* handle, Container container) {
  switch (container) {
    case Container::kGzip: archive_read_support_filter_gzip(handle); break;
    case Container::kZstd: archive_read_support_filter_zstd(handle); break;
    case Container::kXz: archive_read_support_filter_xz(handle); break;
    case Container::kBzip2: archive_read_support_filter_bzip2(handle); break;
    case Container::kLz4: archive_read_support_filter_lz4(handle); break;
    default: break;
  }
  if (container == Container::kTar) {
    archive_read_support_format_tar(handle);
    archive_read_set_format_option(handle, "tar", "read_concatenated_archives", "1");
  }
  if (container == Container::kZip) archive_read_support_format_zip_streamable(handle);
  if (is_compression(container)) archive_read_support_format_raw(handle);
  archive_read_support_format_empty(handle);
}

std::string escaped(std::string_view name) {
  std::string out;
  while (!name.empty()) {
    const size_t valid = utf8::valid_prefix(name);
    for (size_t i = 0; i < valid + (valid < name.size() ? 1 : 0); ++i) {
      const auto byte = static_cast<unsigned char>(name[i]);
      if (i < valid && byte >= 0x20 && byte != 0x7F) {
        out += name[i];
      } else {
        std::array<char, 4> hex{};
        std::snprintf(hex.data(), hex.size(), "%%%02X", unsigned{byte});
        out += hex.data();
      }
    }
    name.remove_prefix(std::min(name.size(), valid + 1));
  }
  return out;
}

std::string name_of(archive_entry* entry) {
  const char* name = archive_entry_pathname_utf8(entry);
  if (name == nullptr) name = archive_entry_pathname(entry);
  return name == nullptr ? "" : escaped(name);
}

const char* kind_of(archive_entry* entry) {
  if (archive_entry_hardlink(entry) != nullptr) return "links in archives";
  switch (archive_entry_filetype(entry)) {
    case AE_IFREG: return "";
    case AE_IFDIR: return "folders in archives";
    case AE_IFLNK: return "links in archives";
    default: return "devices in archives";
  }
}

}  // namespace

struct ArchiveReader::State {
  Container container;
  std::unique_ptr<ByteStream> packed;
  Options options;
  std::unique_ptr<archive, FreeArchive> handle{archive_read_new()};
  std::vector<std::byte> piece = std::vector<std::byte>(kPackedPiece);
  Errors packed_errors = {};              // why the packed stream could not be read
  std::span<const std::byte> block = {};  // read of the member, and not given out yet
  uint64_t gap = 0;                       // of a sparse file, before the block
  uint64_t position = 0;                  // in the member, behind the block
  uint64_t packed_read = 0, plain_bytes = 0;
  size_t piece_size = 0;  // of the last piece
  bool opened = false, ended = false;

  static la_ssize_t read_packed(archive* handle, void* self, const void** buffer) {
    auto& state = *static_cast<State*>(self);
    *buffer = state.piece.data();
    if (const auto size = state.read_piece()) return static_cast<la_ssize_t>(*size);
    archive_set_error(handle, EIO, "the packed stream cannot be read");
    return -1;
  }

  // At the end the last piece stays: the decoder may have left some of it.
  Result<size_t> read_piece() {
    const auto size = packed->read(piece);
    if (!size) packed_errors = size.errors();
    if (size && *size > 0) packed_read += piece_size = *size;
    return size;
  }

  // What libarchive leaves behind the end of what is compressed, be it read or not. Tars are read up to the end by libarchive itself, and
  // behind the members of a zip its directory stands.
  Errors check_rest() {
    if (!is_compression(container)) return {};
    const uint64_t left = packed_read - static_cast<uint64_t>(archive_filter_bytes(handle.get(), -1));
    std::span<const std::byte> rest = std::span<const std::byte>(piece).first(piece_size);
    rest = rest.last(static_cast<size_t>(std::min<uint64_t>(left, rest.size())));
    while (std::ranges::all_of(rest, [](std::byte byte) { return byte == std::byte{0}; })) {
      const auto size = read_piece();
      if (!size) return packed_errors;
      if (*size == 0) return {};
      rest = std::span<const std::byte>(piece).first(piece_size);
    }
    return follows_end();
  }

  Errors follows_end() const {
    return {{"archive_corrupt",
             {options.uri},
             "bytes follow the end of what is compressed, and were not read",
             "take them apart: each file by itself, or packed into one archive"}};
  }

  bool open() {
    opened = true;
    choose(handle.get(), container);
    return archive_read_open(handle.get(), this, nullptr, read_packed, nullptr) >= ARCHIVE_WARN;
  }

  // The next bytes of the member, as libarchive has them. By archive_read_data those before a fault would be lost. False: at its end, or
  // it cannot be read.
  Result<bool> read_block() {
    const void* bytes = nullptr;
    size_t size = 0;
    la_int64_t at = 0;
    int status = ARCHIVE_RETRY;
    while (status == ARCHIVE_RETRY || (status == ARCHIVE_OK && size == 0))
      status = archive_read_data_block(handle.get(), &bytes, &size, &at);
    if (status == ARCHIVE_EOF) return false;
    if (status != ARCHIVE_OK) return fail();
    block = {static_cast<const std::byte*>(bytes), size};
    gap = static_cast<uint64_t>(at) - std::min(static_cast<uint64_t>(at), position);
    position = static_cast<uint64_t>(at) + size;
    return true;
  }

  size_t give(std::span<std::byte> buffer) {
    const size_t size = static_cast<size_t>(std::min<uint64_t>(buffer.size(), gap > 0 ? gap : block.size()));
    if (gap > 0) {
      std::fill_n(buffer.begin(), size, std::byte{0});
      gap -= size;
    } else {
      std::copy_n(block.begin(), size, buffer.begin());
      block = block.subspan(size);
    }
    return size;
  }

  Errors fail() {
    ended = true;
    if (!packed_errors.empty()) return packed_errors;
    const char* reason = archive_error_string(handle.get());
    return {{"archive_corrupt",
             {options.uri},
             std::string("it is damaged or cut short: ") + (reason == nullptr ? "its structure is broken" : reason),
             "fetch it again; what came out before was read"}};
  }

  bool is_bomb() const { return plain_bytes > kRatioFrom && options.packed_bytes && plain_bytes / kRatioLimit > options.packed_bytes(); }

  Errors stop_bomb() {
    ended = true;
    return {{"archive_ratio",
             {options.uri},
             "reading was stopped: " + std::to_string(plain_bytes) + " bytes came out of " + std::to_string(options.packed_bytes()) +
                 ", more than " + std::to_string(kRatioLimit) + " for one",
             "unpack it by other means if you trust it, and name the files"}};
  }
};

ArchiveReader::ArchiveReader(Container container, std::unique_ptr<ByteStream> packed, Options options)
    : state_(new State{container, std::move(packed), std::move(options)}) {}
ArchiveReader::~ArchiveReader() = default;
ArchiveReader::ArchiveReader(ArchiveReader&&) noexcept = default;

Result<std::optional<ArchiveReader::Member>> ArchiveReader::next() {
  State& state = *state_;
  if (!state.ended && !state.opened && !state.open()) return state.fail();
  while (!state.ended) {
    archive_entry* entry = nullptr;
    state.block = {};
    state.gap = state.position = 0;
    const int status = archive_read_next_header(state.handle.get(), &entry);
    if (status == ARCHIVE_EOF) break;
    if (status < ARCHIVE_WARN) return state.fail();
    if (is_compression(state.container)) {
      if (archive_filter_count(state.handle.get()) < 2) return state.fail();  // its head is cut: the bytes would come out as they are
      return std::optional(Member{});
    }
    const std::string_view kind = kind_of(entry);
    if (kind.empty()) return std::optional(Member{name_of(entry), archive_entry_is_encrypted(entry) != 0});
    if (state.options.pass_over) state.options.pass_over(kind);
  }
  if (!state.ended) {
    state.ended = true;
    Errors rest = state.check_rest();
    if (!rest.empty()) return rest;
  }
  return std::optional<Member>();
}

Result<size_t> ArchiveReader::read(std::span<std::byte> buffer) {
  State& state = *state_;
  if (state.ended) return size_t{0};
  if (state.block.empty() && state.gap == 0) {
    const auto more = state.read_block();
    if (!more) return more.errors();
    if (!*more) return size_t{0};
  }
  const size_t size = state.give(buffer);
  state.plain_bytes += size;
  if (state.is_bomb()) return state.stop_bomb();
  return size;
}

Result<std::string> decompress(Container container, std::string_view packed, size_t limit) {
  ArchiveReader reader(container, std::make_unique<RewoundStream>(std::string(packed), nullptr), {});
  const auto member = reader.next();
  if (!member) return member.errors();
  std::string out;
  std::vector<std::byte> piece(kPackedPiece);
  while (*member && out.size() < limit) {
    const auto size = reader.read(piece);
    if (!size) return size.errors();
    if (*size == 0) break;
    out.append(reinterpret_cast<const char*>(piece.data()), std::min(*size, limit - out.size()));
  }
  return out;
}

}  // namespace quern
