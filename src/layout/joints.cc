#include "layout/joints.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"
#include "layout/scan.h"
#include "text/chars.h"

namespace quern {
namespace {

constexpr uint32_t kShortestWord = 3;     // letters of a small word that ends at a sure joint
constexpr uint32_t kShortestKey = 4;      // letters of `Client:` behind a name
constexpr uint32_t kLongestHeading = 90;  // bytes
constexpr std::string_view kAddressSigns = "@_=.&#?~\\";

enum class Joint : uint8_t {
  kNone,
  kSure,    // `degreeLocation`
  kLikely,  // `(CRCST)Run`, `SolidWorksPrepare`, `GED2 years`: no name goes like that
  kMaybe,   // `OverviewThe`, `IIPosition`: if a heading begins or ends here
};

// Where the small letters before `at` begin.
uint32_t small_begin(std::string_view text, uint32_t at, uint32_t begin) {
  size_t word = at;
  for (size_t before = at; word > begin && is_lower(utf8::previous(text, before)); word = before) {
  }
  return static_cast<uint32_t>(word);
}

// `GED2 years`, `school5+ years`: a word, then a number of one or two digits and what it counts.
bool is_counting_joint(std::string_view text, uint32_t at, uint32_t begin) {
  size_t letters = at;
  for (int i = 0; i < 3; ++i)
    if (letters <= begin || !is_letter(utf8::previous(text, letters))) return false;
  size_t behind = at + 1;
  if (behind < text.size() && is_ascii_digit(text[behind])) ++behind;
  if (behind < text.size() && text[behind] == '+') ++behind;
  return behind + 1 < text.size() && text[behind] == ' ' && is_small_ascii(text[behind + 1]);
}

Joint joint_before_capital(std::string_view text, uint32_t at, uint32_t begin) {
  const char before = text[at - 1];
  if (at + 1 >= text.size() || !is_small_ascii(text[at + 1])) return Joint::kNone;
  if (before == ')' || before == '%') return Joint::kLikely;
  if (is_capital_ascii(before) || is_ascii_digit(before)) return Joint::kMaybe;
  if (is_sure_joint(text, at, begin)) return Joint::kSure;
  const uint32_t word = small_begin(text, at, begin);
  if (word == at || word <= begin || !is_letter(char_before(text, word))) return word < at ? Joint::kMaybe : Joint::kNone;
  if (word - 1 > begin && is_small_ascii(text[word - 2])) return Joint::kLikely;
  uint32_t end = at + 1;
  while (end < text.size() && is_small_ascii(text[end])) ++end;
  return end < text.size() && text[end] == ':' && end - at >= kShortestKey ? Joint::kLikely : Joint::kMaybe;
}

Joint joint_at(std::string_view text, uint32_t at, uint32_t begin) {
  if (is_capital_ascii(text[at])) return joint_before_capital(text, at, begin);
  if (text[at] == '$' && is_small_ascii(text[at - 1])) return Joint::kMaybe;
  return is_ascii_digit(text[at]) && is_counting_joint(text, at, begin) ? Joint::kLikely : Joint::kNone;
}

// A place where the line is cut, or may be.
struct Seam {
  Cut cut;
  Joint joint = Joint::kNone;  // kNone: it is cut already
};

std::vector<Seam> find_seams(std::string_view text, Span words, const std::vector<Cut>& cuts) {
  std::vector<Seam> seams{{{words.begin, words.begin, Boundary::kLine, 0, {}}, Joint::kNone}};
  size_t next = 0;
  bool address = false;  // within a word that is one: names in it are no joints
  for (uint32_t at = words.begin + 1; at < words.end; ++at) {
    for (; next < cuts.size() && cuts[next].begin <= at; ++next) seams.push_back({cuts[next], Joint::kNone});
    if (text[at - 1] == ' ') address = false;
    if (kAddressSigns.find(text[at]) != kAddressSigns.npos && at + 1 < words.end && text[at + 1] != ' ')
      address = text[at] != '.' || !is_capital_ascii(text[at + 1]);
    if (address || at == seams.back().cut.begin || at < seams.back().cut.lead_end) continue;
    const Joint joint = joint_at(text, at, words.begin);
    if (joint != Joint::kNone) seams.push_back({{at, at, Boundary::kInlineBullet, 0, {}}, joint});
  }
  for (; next < cuts.size(); ++next) seams.push_back({cuts[next], Joint::kNone});
  return seams;
}

// Whether the words between two seams, of which a joint is one, are a heading.
bool heads(std::string_view text, const Seam& from, const Seam& to, const Headings& headings, HeadingLookup& lookup) {
  const uint32_t begin = from.cut.begin, end = to.cut.end_before;
  if (from.cut.lead_end > 0 || to.joint == Joint::kNone || end <= begin || end - begin > kLongestHeading) return false;
  if (!look_up_phrase(text.substr(begin, end - begin), headings, lookup)) return false;
  const bool sure = from.joint == Joint::kSure && to.joint == Joint::kSure;
  return sure || lookup.entries.front().strength == HeadingStrength::kExact;
}

}  // namespace

bool is_sure_joint(std::string_view text, uint32_t at, uint32_t begin) {
  if (!is_capital_ascii(text[at]) || at + 1 >= text.size() || !is_small_ascii(text[at + 1])) return false;
  const uint32_t word = small_begin(text, at, begin);
  if (at - word < kShortestWord) return at - word + 1 == kShortestWord && word > begin && text[word - 1] == '/';  // `$48/hrThis`
  if (word > begin && (is_alnum(char_before(text, word)) || kAddressSigns.find(text[word - 1]) != kAddressSigns.npos)) return false;
  uint32_t end = at + 1;
  while (end < text.size() && is_small_ascii(text[end])) ++end;
  // What begins a line is no name in a list (`reactJs, mongoDb`), and has a vowel.
  return (end == text.size() || text[end] != ',') && text.substr(at, end - at).find_first_of("AEIOUYaeiouy") != text.npos;
}

void cut_joints(std::string_view text, Span words, const Headings& headings, HeadingLookup& lookup, std::vector<Cut>& cuts) {
  std::vector<Seam> seams = find_seams(text, words, cuts);
  cuts.clear();
  for (size_t i = 0; i < seams.size(); ++i) {
    Seam& seam = seams[i];
    bool cut = i > 0 && (seam.joint == Joint::kNone || seam.joint == Joint::kSure || seam.joint == Joint::kLikely);
    if (i + 1 < seams.size() && heads(text, seam, seams[i + 1], headings, lookup)) {
      seam.cut.lead_end = seams[i + 1].cut.end_before;
      seam.cut.known = lookup.entries.front();
      if (seam.joint != Joint::kNone) seam.cut.boundary = Boundary::kJoint;
      cut = true;
    }
    if (cut) cuts.push_back(seam.cut);
  }
}

}  // namespace quern
