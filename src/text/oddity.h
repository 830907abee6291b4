// Letters that stand where no language puts them: what a misreading leaves that proves nothing by its bytes.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

namespace quern::mojibake {

// A letter beyond ASCII, or a sign within a word, with the two characters before it.
struct Place {
  char32_t before_last = ' ';
  char32_t last = ' ';
  char32_t character = ' ';

  friend bool operator==(const Place&, const Place&) = default;
};

// How odd it is, in nats.
float oddness(const Place& place);

// A few of them, without an allocation.
struct Places {
  static constexpr size_t kMost = 8;

  void add(const Place& place) {
    if (count < kMost) all[count++] = place;
  }
  bool empty() const { return count == 0; }
  std::span<const Place> known() const { return {all.data(), count}; }

  std::array<Place, kMost> all;
  size_t count = 0;
};

// The odd places among the first letters beyond ASCII; none if they are fewer than one in `most` letters. Cheap.
Places odd_places(std::string_view text, size_t most);

}  // namespace quern::mojibake
