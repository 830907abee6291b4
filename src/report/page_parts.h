// The parts of the page, in their order.
#pragma once

#include "report/document_view.h"
#include "report/html_writer.h"
#include "report/page.h"

namespace quern::report {

void write_overview(const Findings& findings, HtmlWriter& html);
void write_input(const Findings& findings, HtmlWriter& html);
void write_fields(const RecordCounts& records, HtmlWriter& html);
void write_flags(const Findings& findings, HtmlWriter& html);
void write_rejects(const Findings& findings, HtmlWriter& html);
void write_sections(const RecordCounts& records, const Colours& colours, HtmlWriter& html);
void write_statistics(const std::vector<NamedValue>& statistics, HtmlWriter& html);
void write_sample(const Sample& sample, uint64_t records, const Colours& colours, HtmlWriter& html);

// A part's frame: begin writes its heading, the caller closes it.
void begin_part(HtmlWriter& html, std::string_view id, std::string_view heading);
// A paragraph that explains.
void write_remark(HtmlWriter& html, std::string_view text);

// Kinds of sections, that with the most words first.
std::vector<std::string> kinds_by_words(const RecordCounts& records);

}  // namespace quern::report
