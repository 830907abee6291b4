#include "html/open_elements.h"

#include <algorithm>

#include "html/elements.h"

namespace quern::html {
namespace {

bool is_term(GumboTag tag) { return tag == GUMBO_TAG_DD || tag == GUMBO_TAG_DT; }
bool is_table(GumboTag tag) { return tag == GUMBO_TAG_TABLE; }
bool bounds_scope(GumboTag tag) { return is_table(tag) || is_cell(tag) || tag == GUMBO_TAG_CAPTION; }
bool bounds_buttons(GumboTag tag) { return bounds_scope(tag) || tag == GUMBO_TAG_BUTTON; }

// What stays open when a list item or a term looks for the one before it. To Gumbo <main> does not.
bool bounds_items(GumboTag tag) {
  return tag != GUMBO_TAG_MAIN && tag != GUMBO_TAG_ADDRESS && tag != GUMBO_TAG_DIV && tag != GUMBO_TAG_P && tag != GUMBO_TAG_SPAN;
}

}  // namespace

template <typename Wanted, typename Border>
bool OpenElements::close_up_to(Wanted wanted, Border border) {
  for (size_t at = open_.size(); at > 0; --at) {
    if (wanted(open_[at - 1])) {
      open_.resize(at - 1);
      return true;
    }
    if (border(open_[at - 1])) return false;
  }
  return false;
}

void OpenElements::close_implied(GumboTag tag) {
  const auto is = [](GumboTag wanted) { return [wanted](GumboTag one) { return one == wanted; }; };
  if (tag == GUMBO_TAG_SPAN || tag == GUMBO_TAG_BR) return;
  if (is_part_of_table(tag)) {
    begin_part_of_table(tag);
  } else {
    if (tag == GUMBO_TAG_LI) close_up_to(is(tag), bounds_items);
    if (is_term(tag)) close_up_to(is_term, bounds_items);
    if (tag == GUMBO_TAG_BUTTON) {
      close_up_to(is(tag), bounds_scope);
      return;
    }
    close_up_to(is(GUMBO_TAG_P), bounds_buttons);
    if (is_heading(tag) && !open_.empty() && is_heading(open_.back())) open_.pop_back();
  }
}

// Closes what is open in the table at hand, up to what may hold the part; the standard puts rows and sections in that were left out.
void OpenElements::begin_part_of_table(GumboTag tag) {
  const auto may_hold = [tag](GumboTag one) {
    return is_table(one) || (is_section_of_table(one) && (is_cell(tag) || tag == GUMBO_TAG_TR)) || (one == GUMBO_TAG_TR && is_cell(tag));
  };
  while (!open_.empty() && !may_hold(open_.back())) open_.pop_back();
  if (open_.empty() || tag == GUMBO_TAG_CAPTION || is_section_of_table(tag)) return;
  if (is_table(open_.back())) open_.push_back(GUMBO_TAG_TBODY);
  if (is_cell(tag) && is_section_of_table(open_.back())) open_.push_back(GUMBO_TAG_TR);
}

bool OpenElements::open(GumboTag tag) {
  close_implied(tag);
  if (tag == GUMBO_TAG_BR || tag == GUMBO_TAG_HR) return true;
  if (open_.size() >= kDeepest) return false;
  open_.push_back(tag);
  return true;
}

bool OpenElements::close(GumboTag tag) {
  const auto is = [tag](GumboTag one) { return one == tag; };
  if (tag == GUMBO_TAG_FORM) return remove(tag);
  if (is_heading(tag)) return close_up_to(is_heading, bounds_scope);
  if (is_table(tag)) return close_up_to(is, [](GumboTag) { return false; });
  if (is_part_of_table(tag)) return close_up_to(is, is_table);
  if (tag == GUMBO_TAG_P) return close_up_to(is, bounds_buttons);
  if (tag == GUMBO_TAG_LI)
    return close_up_to(is, [](GumboTag one) { return bounds_scope(one) || one == GUMBO_TAG_UL || one == GUMBO_TAG_OL; });
  if (tag == GUMBO_TAG_SPAN) return close_up_to(is, [](GumboTag one) { return one != GUMBO_TAG_SPAN; });
  return close_up_to(is, bounds_scope);
}

// What is open within it stays so.
bool OpenElements::remove(GumboTag tag) {
  const auto found = std::find(open_.rbegin(), open_.rend(), tag);
  if (found == open_.rend() || std::any_of(open_.rbegin(), found, bounds_scope)) return false;
  open_.erase(std::next(found).base());
  return true;
}

bool OpenElements::holds(GumboTag tag) const { return std::find(open_.begin(), open_.end(), tag) != open_.end(); }

}  // namespace quern::html
