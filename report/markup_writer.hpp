// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace headroom::report {

/// Text as it may stand in HTML, XML and in attributes: markup escaped, control characters and what turns the direction
/// of writing shown as they are escaped in problems.
std::string markupText(std::string_view text);

/// Writes well-formed markup, HTML or XML: every element is closed, every text escaped.
class MarkupWriter {
public:
    static constexpr std::string_view kHtml = "<!DOCTYPE html>\n";
    static constexpr std::string_view kXml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    explicit MarkupWriter(std::string_view prologue) : text_(prologue) {}

    using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

    void open(std::string_view element, Attributes attributes = {});
    void close();
    /// An element without content: <meta/>, <circle/>.
    void empty(std::string_view element, Attributes attributes);
    void text(std::string_view text);
    /// An element with text alone.
    void element(std::string_view name, std::string_view text, Attributes attributes = {});
    /// A style sheet of our own; the text is not escaped and must not be anybody's.
    void styleSheet(std::string_view css);
    std::string take();

private:
    void tag(std::string_view element, Attributes attributes, std::string_view end);
    std::string text_;
    std::vector<std::string> open_;
};

}  // namespace headroom::report
