// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/report_writer.hpp"

#include <exception>

#include "gui/report_export.hpp"

namespace headroom::gui {

namespace {

/// Whatever goes wrong with a report, the window stays.
base::Result<void> tryToWrite(const QString& path, const study::StudyResult& result, const report::Cover& cover) {
    try {
        return exportReport(path, result, cover);
    } catch (const std::exception& wrong) {
        return base::Error{base::Errc::Internal, path.toStdString(), wrong.what()};
    }
}

}  // namespace

void ReportWriter::write(const QString& path, const SharedResult& result, const report::Cover& cover) {
    busy_ = true;
    worker_.submit([this, path, result, cover](const std::stop_token&) {
        const base::Result<void> end = tryToWrite(path, *result, cover);
        QMetaObject::invokeMethod(this, [this, path, end] { finish(path, end); });
    });
}

void ReportWriter::finish(const QString& path, const base::Result<void>& end) {
    busy_ = false;
    end ? emit written(path) : emit failed(end.error());
}

}  // namespace headroom::gui
