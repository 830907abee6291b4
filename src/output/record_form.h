// The whole record as JSON events, in the order of its schema (grammar/record_shape.h).
#pragma once

#include <string_view>

#include "json/writer.h"
#include "quern/record.h"
#include "quern/version.h"

namespace quern {

// Writes parts of a record to a JsonWriter, or to anything else that takes the same events.
template <typename Events>
class RecordForm {
 public:
  explicit RecordForm(Events& events) : events_(events) {}

  void write(const Record& record, bool with_text) {
    events_.begin_object();
    member("schema", record.schema);
    events_.key("kind"), string_or_null(record.kind);
    member("id", record.id);
    events_.key("source"), write_source(record.source);
    events_.key("language"), string_or_null(record.language ? std::string_view(*record.language) : std::string_view());
    for (const Field& field : record.fields) events_.key(field.name), write_value(field.value, events_);
    events_.key("sections"), write_list(record.sections, &RecordForm::write_section);
    events_.key("repairs"), write_list(record.repairs, &RecordForm::write_repair);
    events_.key("flags"), write_strings(record.flags);
    events_.key("evidence"), write_evidence(record);
    events_.key("grammar"), write_grammar(record);
    member("quern", version());
    if (with_text) member("text", record.text);
    events_.end_object();
  }

  void write_strings(const std::vector<std::string>& strings) {
    events_.begin_array();
    for (const std::string& text : strings) events_.string(text);
    events_.end_array();
  }

  void string_or_null(std::string_view text) {
    if (text.empty()) {
      events_.null();
    } else {
      events_.string(text);
    }
  }

 private:
  void member(std::string_view name, std::string_view text) { events_.key(name), events_.string(text); }
  void member(std::string_view name, uint64_t number) { events_.key(name), events_.integer(static_cast<int64_t>(number)); }

  template <typename Element>
  void write_list(const std::vector<Element>& elements, void (RecordForm::*write_one)(const Element&)) {
    events_.begin_array();
    for (const Element& element : elements) (this->*write_one)(element);
    events_.end_array();
  }

  void write_pair(uint32_t first, uint32_t second) {
    events_.begin_array(), events_.integer(first), events_.integer(second), events_.end_array();
  }

  void write_source(const Source& source) {
    events_.begin_object();
    member("uri", source.uri);
    member("document", source.document);
    member("media_type", source.media_type);
    member("charset", source.charset);
    member("bytes", source.bytes);
    member("sha256", source.sha256);
    events_.end_object();
  }

  void write_section(const Section& section) {
    events_.begin_object();
    member("kind", section.kind);
    events_.key("heading");
    if (section.heading) {
      events_.string(*section.heading);
    } else {
      events_.null();
    }
    events_.key("path"), write_strings(section.path);
    events_.key("items"), write_strings(section.items);
    events_.key("lines"), write_pair(section.first_line, section.last_line);
    events_.key("span"), write_pair(section.span.begin, section.span.end);
    events_.end_object();
  }

  void write_repair(const Repair& repair) {
    events_.begin_object();
    member("kind", repair.kind);
    events_.key("codec"), string_or_null(repair.codec);
    member("line", uint64_t{repair.line});
    member("from", repair.from);
    member("to", repair.to);
    member("certainty", repair.certainty == Certainty::kProven ? "proven" : "guessed");
    events_.end_object();
  }

  void write_one_evidence(const Evidence& evidence) {
    events_.begin_object();
    member("rule", evidence.rule);
    events_.key("span");
    if (evidence.how == How::kStructured && evidence.span.empty()) {
      events_.null();
    } else {
      write_pair(evidence.span.begin, evidence.span.end);
    }
    member("how", evidence.how == How::kText ? "text" : "structured");
    events_.end_object();
  }

  void write_evidence(const Record& record) {
    events_.begin_object();
    for (const Field& field : record.fields) {
      events_.key(field.name);
      if (field.many) {
        write_list(field.evidence, &RecordForm::write_one_evidence);
      } else if (field.evidence.empty()) {
        events_.null();
      } else {
        write_one_evidence(field.evidence.front());
      }
    }
    events_.end_object();
  }

  void write_grammar(const Record& record) {
    events_.begin_object();
    member("name", record.grammar_name);
    member("version", record.grammar_version);
    member("sha256", record.grammar_sha256);
    events_.end_object();
  }

  Events& events_;
};

}  // namespace quern
