#include "text/excerpt.h"

namespace quern::mojibake {
namespace {

constexpr size_t kOrdinary = 64;  // characters: seldom are there more

}  // namespace

Characters::Characters(std::u32string characters) : text(std::move(characters)) {
  const Codecs& tables = Codecs::get();
  traits.reserve(text.size());
  starts.resize(text.size());
  uint16_t last = 0;
  for (size_t at = 0; at < text.size(); ++at) {
    const uint16_t index = tables.index(text[at]);
    if (at > 0) codecs |= starts[at - 1] = tables.leads(last) & tables.continues(index);
    traits.push_back(traits_of(text[at]));
    last = index;
  }
}

double Characters::cost() const {
  double sum = 0;
  const Traits* last = &kEdge;
  for (const Traits& here : traits) {
    sum += step_cost(*last, here) + here.cost;
    last = &here;
  }
  return sum;
}

Excerpt::Excerpt(std::string_view whole) : piece(whole) {
  std::u32string taken;
  taken.reserve(kOrdinary);
  offsets.reserve(kOrdinary);
  const size_t end = visit_runs(piece, std::string_view::npos, [&](size_t at, char32_t c) {
    offsets.push_back(static_cast<uint32_t>(at));
    taken += c;
    return true;
  });
  offsets.push_back(static_cast<uint32_t>(end));
  characters = Characters(std::move(taken));
}

}  // namespace quern::mojibake
