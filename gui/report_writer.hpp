// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include "gui/latest_worker.hpp"
#include "gui/run_controller.hpp"
#include "report/cover.hpp"

namespace headroom::gui {

/// Writes reports off the window's thread: setting the pages of a PDF takes seconds. One at a time; one that is begun
/// is finished, even while the window closes.
class ReportWriter : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Must not be busy. Ends with written() or failed().
    void write(const QString& path, const SharedResult& result, const report::Cover& cover);
    bool isBusy() const { return busy_; }

signals:
    void written(const QString& path);
    void failed(const headroom::base::Error& error);

private:
    void finish(const QString& path, const base::Result<void>& end);
    bool busy_ = false;
    LatestWorker worker_;  ///< last: its jobs use the others
};

}  // namespace headroom::gui
