#include "grammar/faults.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace quern::loading {
namespace {

constexpr size_t kListed = 24;  // names told before a list is cut

// Edits between two names; an exchange of neighbours is one edit (optimal string alignment).
size_t distance(std::string_view a, std::string_view b) {
  std::vector<size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  std::iota(last.begin(), last.end(), size_t{0});
  for (size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    std::swap(before, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

}  // namespace

uint16_t Faults::add_file(std::string name) {
  files_.push_back(std::move(name));
  return static_cast<uint16_t>(files_.size() - 1);
}

Place Faults::place(Spot spot) const { return {spot.file < files_.size() ? files_[spot.file] : std::string(), spot.line, spot.column}; }

void Faults::add(std::string_view code, Spot spot, std::string message, std::string help) {
  faults_.push_back({spot, {std::string(code), place(spot), std::move(message), std::move(help)}});
}

void Faults::add(const Errors& errors, Spot spot, std::string_view about) {
  for (const Error& error : errors) add(error.code, spot, std::string(about) + error.message, error.help);
}

Errors Faults::take() {
  const auto key = [](const Fault& fault) {
    return std::tie(fault.spot.file, fault.spot.line, fault.spot.column, fault.error.code, fault.error.message);
  };
  std::stable_sort(faults_.begin(), faults_.end(), [&](const Fault& a, const Fault& b) { return key(a) < key(b); });
  const auto end = std::unique(faults_.begin(), faults_.end(), [&](const Fault& a, const Fault& b) { return key(a) == key(b); });
  Errors errors;
  for (auto fault = faults_.begin(); fault != end; ++fault) errors.push_back(std::move(fault->error));
  faults_.clear();
  return errors;
}

std::string did_you_mean(std::string_view name, const std::vector<std::string_view>& known) {
  size_t least = std::max<size_t>(1, (name.size() + 1) / 3) + 1;
  std::string_view nearest;
  for (const std::string_view candidate : known) {
    const size_t edits = distance(name, candidate);
    if (edits < least) {
      least = edits;
      nearest = candidate;
    }
  }
  return nearest.empty() ? std::string() : "did you mean `" + std::string(nearest) + "`?";
}

std::string suggest(std::string_view name, const std::vector<std::string_view>& known) {
  std::string help = did_you_mean(name, known);
  if (!help.empty() || known.empty()) return help;
  help = "known: ";
  for (size_t i = 0; i < std::min(known.size(), kListed); ++i) help += (i == 0 ? "`" : ", `") + std::string(known[i]) + "`";
  if (known.size() > kListed) help += " and " + std::to_string(known.size() - kListed) + " more";
  return help;
}

}  // namespace quern::loading
