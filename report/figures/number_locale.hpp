// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>

namespace headroom::figures {

/// How numbers, weekdays and months are written: as the language of the interface does, which sets Qt's default locale;
/// as in the United States while nothing was set.
inline QLocale numberLocale() {
    const QLocale chosen;
    return chosen.language() == QLocale::Indonesian ? chosen : QLocale(QLocale::English, QLocale::UnitedStates);
}

}  // namespace headroom::figures
