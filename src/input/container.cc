#include "input/container.h"

#include <algorithm>
#include <array>

namespace quern {
namespace {

struct Magic {
  std::string_view bytes;
  Container container;
};

using namespace std::string_view_literals;
constexpr auto kMagics = std::to_array<Magic>({
    {"\x1F\x8B\x08"sv, Container::kGzip},
    {"\x28\xB5\x2F\xFD"sv, Container::kZstd},
    {"\xFD"
     "7zXZ\0"sv,
     Container::kXz},
    {"BZh11AY&SY"sv, Container::kBzip2},
    {"BZh21AY&SY"sv, Container::kBzip2},
    {"BZh31AY&SY"sv, Container::kBzip2},
    {"BZh41AY&SY"sv, Container::kBzip2},
    {"BZh51AY&SY"sv, Container::kBzip2},
    {"BZh61AY&SY"sv, Container::kBzip2},
    {"BZh71AY&SY"sv, Container::kBzip2},
    {"BZh81AY&SY"sv, Container::kBzip2},
    {"BZh91AY&SY"sv, Container::kBzip2},
    {"\x04\x22\x4D\x18"sv, Container::kLz4},
    {"PK\x03\x04"sv, Container::kZip},
    {"PK\x05\x06"sv, Container::kZip},  // an empty one
    {"7z\xBC\xAF\x27\x1C"sv, Container::kOtherArchive},
    {"Rar!\x1A\x07"sv, Container::kOtherArchive},
});

size_t byte_at(std::string_view bytes, size_t at) { return static_cast<unsigned char>(bytes[at]); }

// Office Open XML, OpenDocument and EPUB begin with members of these names.
std::optional<Container> kind_of_zip(std::string_view head, bool complete) {
  constexpr size_t kName = 30;
  if (head.starts_with("PK\x05\x06")) return Container::kZip;
  const auto first_name = [&]() -> std::optional<std::string_view> {
    if (head.size() < kName) return std::nullopt;
    const size_t size = byte_at(head, 26) | byte_at(head, 27) << 8;
    if (head.size() < kName + size && head.size() < kContainerHead) return std::nullopt;
    return head.substr(kName, size);
  }();
  if (!first_name) return complete ? std::optional(Container::kZip) : std::nullopt;
  for (const std::string_view name : {"[Content_Types].xml"sv, "_rels/.rels"sv, "mimetype"sv})
    if (*first_name == name) return Container::kOffice;
  for (const std::string_view folder : {"word/"sv, "xl/"sv, "ppt/"sv, "docProps/"sv})
    if (first_name->starts_with(folder) && first_name->ends_with(".xml")) return Container::kOffice;
  return Container::kZip;
}

// The sum that stands in the block is that of its bytes, with spaces in its own place.
bool has_tar_checksum(std::string_view block) {
  size_t told = 0, sum = 0;
  for (size_t i = 148; i < 156; ++i)
    if (block[i] >= '0' && block[i] <= '7') told = told * 8 + static_cast<size_t>(block[i] - '0');
  for (size_t i = 0; i < 512; ++i) sum += i >= 148 && i < 156 ? size_t{' '} : byte_at(block, i);
  return told == sum && told != 0;
}

// A tar begins with a name and NULs behind it. Names with a line end are no names that count: so the first line of a text decides.
std::optional<Container> tar_or_none(std::string_view head, bool complete) {
  constexpr size_t kNameRoom = 100, kBlock = 512;
  const std::string_view name = head.substr(0, kNameRoom);
  const size_t end = name.find('\0');
  if (end == 0 || name.substr(0, end).find_first_of("\n\r\f") != std::string_view::npos) return Container::kNone;
  const std::string_view mode = head.substr(std::min(head.size(), kNameRoom), 8);
  if (mode.find_first_not_of("01234567 \0"sv) != std::string_view::npos) return Container::kNone;
  if (head.size() < kBlock) return complete ? std::optional(Container::kNone) : std::nullopt;
  return has_tar_checksum(head) ? Container::kTar : Container::kNone;
}

}  // namespace

std::optional<Container> container_of(std::string_view head, bool complete) {
  if (head.empty()) return complete ? std::optional(Container::kNone) : std::nullopt;
  bool may_be = false;
  for (const Magic& magic : kMagics) {
    if (head.starts_with(magic.bytes))
      return magic.container == Container::kZip ? kind_of_zip(head, complete) : std::optional(magic.container);
    may_be = may_be || (!complete && magic.bytes.starts_with(head));
  }
  if (may_be) return std::nullopt;
  return tar_or_none(head, complete);
}

}  // namespace quern
