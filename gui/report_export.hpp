// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include "model/base/result.hpp"
#include "report/cover.hpp"
#include "scenarios/study/result.hpp"

/// A finished study to a file for other people.
namespace headroom::gui {

/// Filters of a file dialog, the first for most readers.
QStringList reportFilters();

/// Writes the report in the form that the name's ending asks for: html, odt, md, csv, json. Errors: BadInput for
/// another ending, Environment when it cannot be written; what was there before stays then.
base::Result<void> exportReport(const QString& path, const study::StudyResult& result, const report::Cover& cover);

}  // namespace headroom::gui
