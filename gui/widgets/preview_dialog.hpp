// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <memory>

#include "gui/latest_worker.hpp"
#include "gui/preview_pages.hpp"

class QTextBrowser;

namespace headroom::gui {

/// What a report will say, before it is written. It is made on another thread.
class PreviewDialog : public QDialog {
    Q_OBJECT
public:
    PreviewDialog(std::shared_ptr<const study::StudyResult> result, const report::Cover& cover,
                  QWidget* parent = nullptr);

    bool isReady() const { return ready_; }

private:
    void fill(const ReportPreview& preview);
    QTextBrowser* page_;
    bool ready_ = false;
    LatestWorker worker_;  ///< last: its job uses the others
};

}  // namespace headroom::gui
