// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string_view>

namespace headroom::gui {

/// What a term of the results means, in a sentence, for a tool tip: a metric by CloudWatch's name ("Throttles"), a
/// column by its English title ("Against the first"). Empty: it needs no word.
QString termHelp(std::string_view term);

}  // namespace headroom::gui
