// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/same_scenario.hpp"

#include <optional>
#include <vector>

#include "scenarios/document/read_document.hpp"

namespace headroom::gui {

namespace {

constexpr qsizetype kMostCompared = 500'000;

/// Nothing: it cannot be read.
std::optional<document::Node> withoutPlaces(const QString& text) {
    const std::string bytes = text.toStdString();
    document::Loaded read = document::readText(bytes, {}, document::formatOf({}, bytes));
    if (!read.ok() || !read.root->isObject()) return std::nullopt;
    std::erase_if(read.root->members(), [](const document::Member& member) { return member.key == "Layout"; });
    return std::move(read.root);
}

}  // namespace

bool saysTheSame(const QString& text, const QString& other) {
    if (text == other) return true;
    if (text.size() > kMostCompared || other.size() > kMostCompared) return false;
    const auto one = withoutPlaces(text);
    return one && one == withoutPlaces(other);
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
