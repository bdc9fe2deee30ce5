// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/read_only.hpp"

#include <QFileInfo>

#include "gui/translated.hpp"

namespace headroom::gui {

QString whyReadOnly(const OpenFile& file) {
    if (!file.source.whyFixed.isEmpty()) return file.source.whyFixed;
    if (file.textIsCut) return gui::tr("It is too long to be edited here.");
    if (file.root) return {};
    const QString suffix = QFileInfo(file.path).suffix().toLower();
    if (suffix == QLatin1String("yaml") || suffix == QLatin1String("yml"))
        return gui::tr(
            "This file is YAML, which is changed in the Source: forms and diagram would not keep its comments and "
            "anchors. They change JSON.");
    return gui::tr("The source has an error of syntax. Forms and diagram change it again once that is mended.");
}

}  // namespace headroom::gui
