// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/same_scenario.hpp"

#include <QStringList>
#include <QStringView>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/document/read_document.hpp"

namespace headroom::gui {

namespace {

constexpr qsizetype kMostJson = 500'000;
constexpr qsizetype kMostYaml = 80'000;  // which takes ten times as long to read
constexpr std::size_t kKept = 3;         // the text that is written, that of the run, that of an answer

struct ReadText {
    QString text;
    std::optional<document::Node> root;  ///< without places; nothing: it cannot be read
};

std::optional<document::Node> withoutPlaces(const QString& text) {
    const std::string bytes = text.toStdString();
    const document::Format format = document::formatOf({}, bytes);
    document::Loaded read = document::readText(bytes, {}, format);
    if (!read.ok() || !read.root->isObject()) return std::nullopt;
    std::erase_if(read.root->members(), [](const document::Member& member) { return member.key == "Layout"; });
    return std::move(read.root);
}

bool isLongYaml(const QString& text) {
    return text.size() > kMostYaml && document::formatOf({}, text.toStdString()) == document::Format::Yaml;
}

/// The lines of a YAML text but those of where boxes stand; nothing where something else may refer to one of them.
std::optional<QString> linesWithoutPlaces(const QString& text) {
    QString kept;
    kept.reserve(text.size());
    bool places = false;
    // Nothing stands behind the end of the last line.
    const QStringView lines = QStringView(text).chopped(text.endsWith(u'\n') ? 1 : 0);
    for (const QStringView line : lines.split(u'\n')) {
        const bool isKey = !line.isEmpty() && !line.front().isSpace() && line.front() != u'#';
        if (isKey) places = line.startsWith(QStringLiteral("Layout:"));
        if (places && line.contains(u'&')) return std::nullopt;
        if (!places) kept.append(line).append(u'\n');
    }
    return kept;
}

/// While a text is written only that one is new: what it is compared with was read before.
std::shared_ptr<const ReadText> readOf(const QString& text) {
    thread_local std::vector<std::shared_ptr<const ReadText>> kept;  // newest first
    const auto known = std::ranges::find_if(kept, [&](const auto& one) { return one->text == text; });
    if (known == kept.end()) {
        if (kept.size() == kKept) kept.pop_back();
        kept.insert(kept.begin(), std::make_shared<const ReadText>(ReadText{text, withoutPlaces(text)}));
    } else {
        std::rotate(kept.begin(), known, known + 1);
    }
    return kept.front();
}

}  // namespace

bool saysTheSame(const QString& text, const QString& other) {
    if (text == other) return true;
    if (text.size() > kMostJson || other.size() > kMostJson) return false;
    if (isLongYaml(text) || isLongYaml(other)) {
        const auto lines = linesWithoutPlaces(text);
        return lines && lines == linesWithoutPlaces(other);
    }
    const auto one = readOf(text);
    return one->root && one->root == readOf(other)->root;
}

bool SameScenario::operator()(const QString& text, const QString& other) {
    if (text != text_ || other != other_) {
        same_ = saysTheSame(text, other);
        text_ = text;
        other_ = other;
    }
    return same_;
}

}  // namespace headroom::gui
