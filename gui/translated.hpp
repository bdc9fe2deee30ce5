// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

namespace headroom::gui {

/// A text of the interface in its language, where no QObject's own tr() is at hand. Say gui::tr("..."): lupdate files
/// it under the namespace by that.
inline QString tr(const char* text) { return QCoreApplication::translate("headroom::gui", text); }

}  // namespace headroom::gui
