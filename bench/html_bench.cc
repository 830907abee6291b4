// Pages -> text: on pages as job boards make them, on plain prose, and on pages that would be slow where time is not linear.
#include <string>
#include <vector>

#include "bench/documents.h"
#include "html/html.h"

namespace quern::bench {
namespace {

std::string repeat(const std::string& piece, size_t times) {
  std::string all;
  all.reserve(piece.size() * times);
  for (size_t i = 0; i < times; ++i) all += piece;
  return all;
}

constexpr std::string_view kWords[] = {"team", "builds", "services", "for", "customers", "across", "regions", "with", "care", "quality"};

// `words` words, of which `first` says which come first.
std::string prose(size_t words, size_t first) {
  std::string text;
  for (size_t i = 0; i < words; ++i) text += (i > 0 ? " " : "") + std::string(kWords[(first + i * 7) % std::size(kWords)]);
  return text;
}

// A posting in the frame of a board: style and scripts in its head, a menu, sections with lists, a foot.
std::string board_page(size_t number) {
  std::string page = "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + prose(4, number) + "</title><style>" +
                     repeat(".card{margin:0 auto;padding:4px}\n", 60) + "</style><script>" +
                     repeat("var state = {\"a\": [1, 2, 3]};\n", 60) +
                     "</script></head><body class=\"page\"><nav class=\"navbar\"><ul class=\"menu\">\n";
  for (size_t i = 0; i < 12; ++i)
    page += "<li class=\"menu-item\"><a class=\"link\" href=\"/page/" + std::to_string(i) + "?x=1&amp;y=2\">" + prose(2, i) + "</a></li>\n";
  page += "</ul></nav><main><article class=\"job\"><h1 class=\"title\">" + prose(3, number) + "</h1>\n";
  for (size_t section = 0; section < 6; ++section) {
    page += "<h2 class=\"section-heading\">" + prose(2, section) + "</h2>\n<p class=\"para\">" + prose(40, section) + ". <strong>" +
            prose(2, section) + "</strong> " + prose(20, section) + " &amp; more.</p>\n<ul class=\"list\">\n";
    for (size_t item = 0; item < 6; ++item) page += "<li>" + prose(14, item) + "</li>\n";
    page += "</ul>\n";
  }
  return page + "</article></main><footer class=\"site-footer\"><div><p>" + prose(15, number) + "</p></div></footer></body></html>\n";
}

std::vector<std::string> board_pages() {
  std::vector<std::string> pages;
  for (size_t i = 0; i < 50; ++i) pages.push_back(board_page(i));
  return pages;
}

std::string numbered_attributes(size_t count) {
  std::string tag = "<a ";
  for (size_t i = 0; i < count; ++i) tag += "a" + std::to_string(i) + "=1 ";
  return tag + ">x</a>";
}

void read(benchmark::State& state, const std::vector<std::string>& pages) {
  run(state, pages, [](const std::string& page) {
    benchmark::DoNotOptimize(html::read_html(std::as_bytes(std::span(page))));
    return page.size();
  });
}

void board(benchmark::State& state) { read(state, board_pages()); }
void plain(benchmark::State& state) { read(state, {"<p>" + prose(20000, 1) + "</p>"}); }
BENCHMARK(board);
BENCHMARK(plain);

// Each with n and 10 n pieces: ten times the input in ten times the time.
void evil(benchmark::State& state, const std::string& head, const std::string& piece) {
  read(state, {head + repeat(piece, static_cast<size_t>(state.range(0)))});
}
void attributes(benchmark::State& state) { read(state, {numbered_attributes(static_cast<size_t>(state.range(0)))}); }

constexpr int64_t kSome = 20000, kMany = 200000;
BENCHMARK_CAPTURE(evil, deep, "", "<div>")->Arg(kSome)->Arg(kMany);
BENCHMARK_CAPTURE(evil, deep_then_wide, repeat("<div>", 500), "<p>x")->Arg(kSome)->Arg(kMany);
BENCHMARK_CAPTURE(evil, wide, "", "<p>x</p>")->Arg(kSome)->Arg(kMany);
BENCHMARK_CAPTURE(evil, items, "<ul>", "<li>x")->Arg(kSome)->Arg(kMany);
BENCHMARK_CAPTURE(evil, cells, "<table>", "<td>x")->Arg(kSome)->Arg(kMany);
BENCHMARK_CAPTURE(evil, rows, "<table>", "<tr><td>x<td>y")->Arg(kSome)->Arg(kMany);
BENCHMARK_CAPTURE(evil, astray_in_table, "<table>", "x<tr>")->Arg(kSome)->Arg(kMany);
BENCHMARK_CAPTURE(evil, bold, "", "<b>")->Arg(kSome)->Arg(kMany);
BENCHMARK_CAPTURE(evil, bold_paragraphs, "<b a=1><b a=2><b a=3>", "<p>x")->Arg(kSome)->Arg(kMany);
BENCHMARK_CAPTURE(evil, hidden_spans, "", "<span hidden></div>")->Arg(kSome)->Arg(kMany);
BENCHMARK_CAPTURE(evil, spans_in_blocks, "", "<div><span itemprop=a></div></i>")->Arg(kSome)->Arg(kMany);
BENCHMARK_CAPTURE(evil, stray_ends, repeat("<div>", 500), "</p></td></i>")->Arg(kSome)->Arg(kMany);
BENCHMARK_CAPTURE(evil, open_tags, "", "<a ")->Arg(kSome)->Arg(kMany);
BENCHMARK_CAPTURE(evil, open_comments, "", "<!-- ")->Arg(kSome)->Arg(kMany);
BENCHMARK_CAPTURE(evil, dashes, "<!-- ", "--")->Arg(kSome)->Arg(kMany);
BENCHMARK_CAPTURE(evil, open_scripts, "<script><!--", "<script>")->Arg(kSome)->Arg(kMany);
BENCHMARK_CAPTURE(evil, long_attribute, "<p class=\"", "cookie ")->Arg(kSome)->Arg(kMany);
BENCHMARK_CAPTURE(evil, ampersands, "<p>", "&")->Arg(kSome)->Arg(kMany);
BENCHMARK_CAPTURE(evil, less_than, "", "< ")->Arg(kSome)->Arg(kMany);
BENCHMARK(attributes)->Arg(kSome)->Arg(kMany);

}  // namespace
}  // namespace quern::bench
