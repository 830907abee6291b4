#include "support/clean_faults.h"

#include "base/utf8.h"
#include "text/clean.h"

namespace quern::testing {
namespace {

std::string_view result_of(const Cleaned& done, std::string_view utf8) { return done.changed ? std::string_view(done.text) : utf8; }

// The text with the listed changes done to it; nothing where the list is not in order.
std::string replayed(const Cleaned& done, std::string_view utf8) {
  std::string out;
  size_t at = 0;
  for (const TextChange& change : done.changes) {
    if (change.before.begin < at || change.before.end > utf8.size() || change.after.end > done.text.size()) return {};
    out += utf8.substr(at, change.before.begin - at);
    out += change.after.of(done.text);
    at = change.before.end;
  }
  return out + std::string(utf8.substr(at));
}

std::string fault_of_changes(const Cleaned& done, std::string_view utf8) {
  if (done.changed && replayed(done, utf8) != done.text) return "the listed changes do not give the text";
  for (const TextChange& change : done.changes)
    if (change.steps.empty()) return "a change without a step: " + std::string(change.before.of(utf8));
  return {};
}

}  // namespace

std::string clean_fault(std::string_view utf8, Steps steps, bool certain) {
  const Cleaned done = clean(utf8, {steps, certain, Tracking::kChanges});
  const std::string_view result = result_of(done, utf8);
  if (!utf8::valid(result)) return "no UTF-8 came out";
  if (result != result_of(clean(utf8, {steps, certain, Tracking::kNothing}), utf8)) return "listing the changes changes the text";
  const Cleaned again = clean(result, {steps, certain, Tracking::kNothing});
  if (again.changed) return "cleaning again changes `" + std::string(result) + "` into `" + again.text + "`";
  return fault_of_changes(done, utf8);
}

Steps steps_of_bits(uint32_t bits) {
  Steps steps;
  for (const NamedStep& named : all_steps()) {
    if ((bits & 1) != 0) steps.insert(named.step);
    bits >>= 1;
  }
  return steps;
}

}  // namespace quern::testing
