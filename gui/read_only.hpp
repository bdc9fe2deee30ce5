// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "gui/scenario_session.hpp"

namespace headroom::gui {

/// Why forms and the diagram cannot change a file, in a sentence; empty: they can.
QString whyReadOnly(const OpenFile& file);

}  // namespace headroom::gui
