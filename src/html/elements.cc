#include "html/elements.h"

#include <array>
#include <initializer_list>

namespace quern::html {
namespace {

struct Kinds {
  std::array<ElementKind, GUMBO_TAG_LAST> by_tag{};  // kInline where none is named

  constexpr void name(ElementKind kind, std::initializer_list<GumboTag> tags) {
    for (const GumboTag tag : tags) by_tag[tag] = kind;
  }
};

constexpr Kinds kKinds = [] {
  Kinds kinds;
  kinds.name(ElementKind::kBlock,
             {GUMBO_TAG_DIV,     GUMBO_TAG_P,       GUMBO_TAG_H1,         GUMBO_TAG_H2,      GUMBO_TAG_H3,      GUMBO_TAG_H4,
              GUMBO_TAG_H5,      GUMBO_TAG_H6,      GUMBO_TAG_UL,         GUMBO_TAG_OL,      GUMBO_TAG_MENU,    GUMBO_TAG_DIR,
              GUMBO_TAG_LI,      GUMBO_TAG_DL,      GUMBO_TAG_DT,         GUMBO_TAG_DD,      GUMBO_TAG_TABLE,   GUMBO_TAG_CAPTION,
              GUMBO_TAG_THEAD,   GUMBO_TAG_TBODY,   GUMBO_TAG_TFOOT,      GUMBO_TAG_TR,      GUMBO_TAG_TD,      GUMBO_TAG_TH,
              GUMBO_TAG_PRE,     GUMBO_TAG_LISTING, GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_SECTION, GUMBO_TAG_ARTICLE, GUMBO_TAG_HEADER,
              GUMBO_TAG_FOOTER,  GUMBO_TAG_NAV,     GUMBO_TAG_ASIDE,      GUMBO_TAG_MAIN,    GUMBO_TAG_FORM,    GUMBO_TAG_FIELDSET,
              GUMBO_TAG_LEGEND,  GUMBO_TAG_FIGURE,  GUMBO_TAG_FIGCAPTION, GUMBO_TAG_ADDRESS, GUMBO_TAG_CENTER,  GUMBO_TAG_DETAILS,
              GUMBO_TAG_SUMMARY, GUMBO_TAG_HGROUP,  GUMBO_TAG_BUTTON,     GUMBO_TAG_BR,      GUMBO_TAG_HR});
  kinds.name(ElementKind::kSpaced, {GUMBO_TAG_SELECT, GUMBO_TAG_OPTION, GUMBO_TAG_OPTGROUP, GUMBO_TAG_OBJECT, GUMBO_TAG_MARQUEE});
  kinds.name(ElementKind::kVoid,
             {GUMBO_TAG_IMG, GUMBO_TAG_INPUT, GUMBO_TAG_META, GUMBO_TAG_LINK, GUMBO_TAG_BASE, GUMBO_TAG_AREA, GUMBO_TAG_EMBED,
              GUMBO_TAG_PARAM, GUMBO_TAG_SOURCE, GUMBO_TAG_TRACK, GUMBO_TAG_WBR, GUMBO_TAG_KEYGEN, GUMBO_TAG_COL, GUMBO_TAG_FRAME});
  kinds.name(ElementKind::kRawHidden, {GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_TITLE, GUMBO_TAG_NOSCRIPT, GUMBO_TAG_IFRAME,
                                       GUMBO_TAG_NOEMBED, GUMBO_TAG_NOFRAMES});
  kinds.name(ElementKind::kRawShown, {GUMBO_TAG_TEXTAREA, GUMBO_TAG_XMP, GUMBO_TAG_PLAINTEXT});
  kinds.name(ElementKind::kTemplate, {GUMBO_TAG_TEMPLATE});
  kinds.name(ElementKind::kSvg, {GUMBO_TAG_SVG});
  return kinds;
}();

}  // namespace

ElementKind kind_of(GumboTag tag) { return kKinds.by_tag[tag]; }

bool is_furniture_element(GumboTag tag) {
  return tag == GUMBO_TAG_NAV || tag == GUMBO_TAG_FOOTER || tag == GUMBO_TAG_FORM || tag == GUMBO_TAG_ASIDE || tag == GUMBO_TAG_SELECT;
}

}  // namespace quern::html
