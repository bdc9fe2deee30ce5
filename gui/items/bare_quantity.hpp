// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "model/base/field.hpp"
#include "model/base/result.hpp"

namespace headroom::gui {

/// The number that a file has of what was typed for a parameter that is a bare number in a unit of its own: "120" of
/// "120", "120 s" and "2 min" where that is "s", "1024" of "1 GB" where it is "MB". Errors: it is no number and no
/// quantity; a whole number is wanted and it is none in that unit, with the ones beside it that are possible.
base::Result<QString> bareNumber(const base::FieldInfo& info, const QString& typed);

}  // namespace headroom::gui
