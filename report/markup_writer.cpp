// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/markup_writer.hpp"

#include "scenarios/document/problem.hpp"

namespace headroom::report {

std::string markupText(std::string_view text) {
    std::string escaped;
    for (const char c : document::printable(text)) {
        switch (c) {
            case '&':
                escaped += "&amp;";
                break;
            case '<':
                escaped += "&lt;";
                break;
            case '>':
                escaped += "&gt;";
                break;
            case '"':
                escaped += "&quot;";
                break;
            case '\'':
                escaped += "&#39;";
                break;
            default:
                escaped += c;
        }
    }
    return escaped;
}

void MarkupWriter::tag(std::string_view element, Attributes attributes, std::string_view end) {
    text_ += "<" + std::string(element);
    for (const auto& [name, value] : attributes) text_ += " " + std::string(name) + "=\"" + markupText(value) + "\"";
    text_ += end;
}

void MarkupWriter::open(std::string_view element, Attributes attributes) {
    tag(element, attributes, ">");
    open_.emplace_back(element);
}

void MarkupWriter::close() {
    text_ += "</" + open_.back() + ">\n";
    open_.pop_back();
}

void MarkupWriter::empty(std::string_view element, Attributes attributes) { tag(element, attributes, "/>\n"); }

void MarkupWriter::text(std::string_view text) { text_ += markupText(text); }

void MarkupWriter::element(std::string_view name, std::string_view content, Attributes attributes) {
    open(name, attributes);
    text(content);
    close();
}

void MarkupWriter::styleSheet(std::string_view css) {
    open("style");
    text_ += css;
    close();
}

std::string MarkupWriter::take() {
    while (!open_.empty()) close();
    return std::move(text_);
}

}  // namespace headroom::report
