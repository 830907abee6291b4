// Letters that stand where no language puts them: what a misreading leaves that proves nothing by its bytes.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace quern::mojibake {

// A letter beyond ASCII, or a sign within a word, with the two characters before it.
struct Place {
  char32_t before_last = ' ';
  char32_t last = ' ';
  char32_t character = ' ';
};

// How odd it is, in nats.
float oddness(const Place& place);

// The odd places among the first letters beyond ASCII; none if they are fewer than one in `most` letters. Cheap.
std::vector<Place> odd_places(std::string_view text, size_t most);

}  // namespace quern::mojibake
