// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/report_export.hpp"

#include <QCoreApplication>
#include <QFileInfo>

#include <filesystem>

#include "report/html_report.hpp"
#include "report/odt_report.hpp"
#include "report/output_folder.hpp"
#include "report/result_json.hpp"
#include "report/summary.hpp"

namespace headroom::gui {

namespace {

struct Form {
    const char* ending;
    const char* filter;
    std::string (*write)(const study::StudyResult&, const report::Cover&);
};

constexpr Form kForms[] = {
    {"html", QT_TRANSLATE_NOOP("Report", "Report for reading and printing (*.html)"),
     [](const study::StudyResult& result, const report::Cover& cover) { return report::htmlReport(result, cover); }},
    {"odt", QT_TRANSLATE_NOOP("Report", "Report for editing (*.odt)"),
     [](const study::StudyResult& result, const report::Cover& cover) { return report::odtReport(result, cover); }},
    {"md", QT_TRANSLATE_NOOP("Report", "Summary in Markdown (*.md)"),
     [](const study::StudyResult& result, const report::Cover&) { return report::summaryMarkdown(result); }},
    {"csv", QT_TRANSLATE_NOOP("Report", "Figures for a spreadsheet (*.csv)"),
     [](const study::StudyResult& result, const report::Cover&) { return report::figuresCsv(result); }},
    {"json", QT_TRANSLATE_NOOP("Report", "Everything, for programs (*.json)"),
     [](const study::StudyResult& result, const report::Cover&) { return report::resultJson(result); }},
};

}  // namespace

QStringList reportFilters() {
    QStringList filters;
    for (const Form& form : kForms) filters << QCoreApplication::translate("Report", form.filter);
    return filters;
}

base::Result<void> exportReport(const QString& path, const study::StudyResult& result, const report::Cover& cover) {
    const std::filesystem::path file = path.toStdString();
    const QString ending = QFileInfo(path).suffix().toLower();
    for (const Form& form : kForms) {
        if (ending == QLatin1String(form.ending))
            return report::writeFiles(file.parent_path(), {{file.filename().string(), form.write(result, cover)}});
    }
    return base::Error{base::Errc::BadInput, file.string(), "the name must end in .html, .odt, .md, .csv or .json"};
}

}  // namespace headroom::gui
