// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/report/strict_html.hpp"

#include <array>
#include <cctype>
#include <set>
#include <string_view>
#include <utility>

namespace headroom::test {

namespace {

constexpr std::string_view kDoctype = "<!DOCTYPE html>\n";
constexpr std::string_view kXml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

constexpr std::array<std::pair<std::string_view, char>, 5> kEntities{
    {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}}};

bool isNamePart(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == ':'; }

class Reader {
public:
    explicit Reader(const std::string& page) : page_(page) {}

    StrictHtml read() {
        const bool xml = page_.starts_with(kXml);
        if (!xml && !page_.starts_with(kDoctype)) wrong("no prologue");
        at_ = xml ? kXml.size() : kDoctype.size();
        while (at_ < page_.size() && result_.problems.size() < 20) {
            if (page_[at_] == '<')
                markup();
            else
                text();
        }
        for (const std::string& left : open_) wrong("not closed: " + left);
        result_.elements.assign(names_.begin(), names_.end());
        return std::move(result_);
    }

private:
    void wrong(const std::string& what) { result_.problems.push_back(what + " at byte " + std::to_string(at_)); }
    char next() const { return at_ < page_.size() ? page_[at_] : '\0'; }

    std::string name() {
        const std::size_t begin = at_;
        while (isNamePart(next())) ++at_;
        return page_.substr(begin, at_ - begin);
    }

    void markup() {
        ++at_;
        if (next() == '/') {
            ++at_;
            const std::string closed = name();
            if (next() != '>' || open_.empty() || open_.back() != closed) wrong("wrong end of " + closed);
            if (!open_.empty()) open_.pop_back();
            if ((closed == "h1" || closed == "h2")) result_.headings.push_back(heading_);
            result_.text += ' ';
            ++at_;
            return;
        }
        const std::string element = name();
        if (element.empty()) return wrong("a < that begins no element"), static_cast<void>(++at_);
        names_.insert(element);
        if (element == "script" || element == "iframe" || element == "object" || element == "link")
            wrong("an element that loads or runs something: " + element);
        attributes();
        if (element == "h1" || element == "h2") heading_.clear();
        if (page_.compare(at_, 2, "/>") == 0) {
            at_ += 2;
        } else if (next() == '>') {
            ++at_;
            open_.push_back(element);
        } else {
            wrong("an element that does not end: " + element);
            ++at_;
        }
    }

    void attributes() {
        std::set<std::string> seen;
        while (next() == ' ') {
            ++at_;
            const std::string attribute = name();
            if (!seen.insert(attribute).second) wrong("twice: " + attribute);
            if (page_.compare(at_, 2, "=\"") != 0) return wrong("no quoted value of " + attribute);
            at_ += 2;
            std::string value;
            while (at_ < page_.size() && next() != '"') value += character();
            ++at_;
            if (attribute.starts_with("on")) wrong("a handler: " + attribute);
            const bool names = attribute == "src" || attribute == "href";
            if (names && !value.starts_with("data:image/")) wrong("from elsewhere: " + value);
        }
    }

    /// One character, its entity resolved.
    std::string character() {
        const char c = page_[at_];
        if (c == '<' || c == '>') wrong("unescaped");
        if (static_cast<unsigned char>(c) < 0x20 && c != '\n') wrong("a control character");
        if (c != '&') {
            ++at_;
            return {c};
        }
        for (const auto& [entity, meaning] : kEntities) {
            if (page_.compare(at_, entity.size(), entity) != 0) continue;
            at_ += entity.size();
            return {meaning};
        }
        wrong("an unknown entity");
        ++at_;
        return "&";
    }

    void text() {
        const bool style = !open_.empty() && open_.back() == "style";
        const std::string read = style ? std::string(1, page_[at_++]) : character();
        if (style) return;
        if (open_.empty() && read != "\n") wrong("text outside of everything");
        result_.text += read;
        heading_ += read;
    }

    const std::string& page_;
    std::size_t at_ = 0;
    std::vector<std::string> open_;
    std::set<std::string> names_;
    std::string heading_;
    StrictHtml result_;
};

}  // namespace

StrictHtml readStrictly(const std::string& page) { return Reader(page).read(); }

}  // namespace headroom::test
