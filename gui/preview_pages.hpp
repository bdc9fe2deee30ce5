// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>

#include <vector>

#include "report/cover.hpp"
#include "scenarios/study/result.hpp"

namespace headroom::gui {

/// A report as a QTextDocument shows it: rich text, its charts as pictures called "chart:0", "chart:1" ...
struct ReportPreview {
    QString html;
    std::vector<QImage> charts;
};

/// The same chapters, tables and charts as in the report that is exported. Takes as long as writing one: not on the
/// window's thread.
ReportPreview previewOf(const study::StudyResult& result, const report::Cover& cover);

}  // namespace headroom::gui
