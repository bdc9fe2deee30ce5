// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace headroom::gui {

/// The text of a scenario to begin with, under that name: the least that can be run, a function and who calls it.
QByteArray newScenarioText(const QString& name);

}  // namespace headroom::gui
