// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <string>
#include <vector>

#include "gui/items/field_form.hpp"
#include "gui/items/outline.hpp"

namespace headroom::gui {

/// What stands in the fields of a form and is no value, at least not yet: half a word, half a list. It is no part of
/// the scenario, but somebody has typed it.
struct TypedTexts {
    std::string design;
    OutlineItem::Kind kind = OutlineItem::Kind::Resource;
    std::string key;  ///< of what the form is of
    std::vector<TypedText> fields;
};

/// For a file that is kept until the window opens again; empty: nothing stands there.
QString writtenTexts(const TypedTexts& typed);
std::optional<TypedTexts> readTexts(const QString& written);

}  // namespace headroom::gui
