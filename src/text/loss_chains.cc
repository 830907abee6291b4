#include "text/loss_chains.h"

#include <algorithm>
#include <array>
#include <bit>
#include <optional>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "text/chain_search.h"

namespace quern::mojibake {
namespace {

using utf8::kReplacement;
constexpr std::u32string_view kRests = U" -\"'?\uFFFD";  // what the rest of a sequence may have become
constexpr size_t kMostChains = 4;                        // of those that explain some of the piece without a loss
constexpr size_t kMostOfLosses = 3;                      // and of those that do if nothing was replaced

// What stands for what, where something replaced all of its kind.
using Replaced = std::array<std::pair<char32_t, char32_t>, 2>;
constexpr auto kReplaced = std::to_array<Replaced>(
    {{{{' ', 0xA0}}}, {{{'"', 0x201C}, {'\'', 0x2018}}}, {{{'"', 0x201D}, {'\'', 0x2019}}}, {{{'"', 0x201E}, {'\'', 0x201A}}}});

// The piece as it was before, as far as that shows behind characters beyond ASCII; nothing where that is as it stands, or where some of the
// kind are left.
std::optional<std::u32string> with_all_put_back(const std::u32string& piece, const Replaced& replaced) {
  std::u32string text = piece;
  bool changed = false;
  for (const auto& [now, before] : replaced) {
    if (now == 0) continue;
    if (piece.find(before) != std::u32string::npos) return std::nullopt;
    for (size_t at = 1; at < text.size(); ++at) {
      if (text[at] != now || text[at - 1] < 0x80) continue;
      text[at] = before;
      changed = true;
    }
  }
  if (!changed) return std::nullopt;
  return text;
}

// The chains that would explain a piece best if nothing had been replaced. Where all sequences of the inner layers lost something,
// nothing else shows that there were such layers.
void add_chains_of_losses(const Characters& piece, const ProvenChains& proven, std::set<std::string>& chains) {
  for (const Replaced& replaced : kReplaced) {
    std::optional<std::u32string> text = with_all_put_back(piece.text, replaced);
    if (!text) continue;
    std::vector<Chain> found = promising_chains(Characters(*std::move(text)), proven);
    const auto end = found.begin() + static_cast<std::ptrdiff_t>(std::min(found.size(), kMostOfLosses));
    std::partial_sort(found.begin(), end, found.end(), [](const Chain& a, const Chain& b) { return a.rank > b.rank; });
    for (auto chain = found.begin(); chain != end; ++chain) chains.insert(std::move(chain->codecs));
  }
}

}  // namespace

bool looks_like_loss(const Characters& piece, size_t at) {
  const auto beyond = [&](size_t i) { return i < piece.text.size() && piece.text[i] >= 0x80; };
  const auto rest = [&](size_t i) { return i >= piece.text.size() || kRests.find(piece.text[i]) != std::u32string_view::npos; };
  if (piece.text[at] == kReplacement) return true;
  if (!beyond(at)) return false;
  if (piece.traits[at].kind != Kind::kLower || at + 1 == piece.text.size()) return rest(at + 1);
  if (!beyond(at + 1)) return rest(at + 1) && beyond(at + 2);
  return rest(at + 2) || (beyond(at + 2) && rest(at + 3));
}

std::set<std::string> chains_for_losses(const Characters& piece, const std::vector<Candidate>& found, const Candidate* whole,
                                        const ProvenChains& proven) {
  std::set<std::string> chains(proven.chains().begin(), proven.chains().end());
  if (whole != nullptr) chains.insert(whole->codecs);
  for (size_t i = 0; i < std::min(found.size(), kMostChains); ++i) chains.insert(found[i].codecs);
  if (!chains.empty()) add_chains_of_losses(piece, proven, chains);
  // Windows-1252 and ISO 8859-1 differ in what goes lost.
  for (std::string chain : std::set(chains))
    if (chain.front() <= 1) chains.insert((chain.front() ^= 1, chain));
  if (!chains.empty()) return chains;
  CodecMask leads = 0;
  for (size_t at = 0; at < piece.text.size(); ++at)
    if (looks_like_loss(piece, at)) leads |= Codecs::get().leads(Codecs::get().index(piece.text[at]));
  for (; leads != 0; leads &= leads - 1)
    if (const int codec = std::countr_zero(leads); Codecs::get().price(static_cast<size_t>(codec)) <= kUsual)
      chains.insert(std::string(1, static_cast<char>(codec)));
  return chains;
}

}  // namespace quern::mojibake
