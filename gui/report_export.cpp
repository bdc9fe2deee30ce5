// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/report_export.hpp"

#include <QCoreApplication>
#include <QFileInfo>

#include <filesystem>

#include "report/html_report.hpp"
#include "report/odt_report.hpp"
#include "report/output_folder.hpp"
#include "report/pdf_report.hpp"
#include "report/result_json.hpp"
#include "report/summary.hpp"

namespace headroom::gui {

namespace {

using Text = base::Result<std::string>;

struct Form {
    const char* ending;
    const char* filter;
    Text (*write)(const report::ReportMatter&);
};

constexpr Form kForms[] = {
    {"pdf", QT_TRANSLATE_NOOP("Report", "Report for reading and printing (*.pdf)"),
     [](const report::ReportMatter& matter) -> Text { return report::pdfReport(matter); }},
    {"html", QT_TRANSLATE_NOOP("Report", "Report for a browser (*.html)"),
     [](const report::ReportMatter& matter) -> Text { return report::htmlReport(matter); }},
    {"odt", QT_TRANSLATE_NOOP("Report", "Report for editing (*.odt)"),
     [](const report::ReportMatter& matter) -> Text { return report::odtReport(matter); }},
    {"md", QT_TRANSLATE_NOOP("Report", "Summary in Markdown (*.md)"),
     [](const report::ReportMatter& matter) -> Text { return report::summaryMarkdown(matter.result); }},
    {"csv", QT_TRANSLATE_NOOP("Report", "Figures for a spreadsheet (*.csv)"),
     [](const report::ReportMatter& matter) -> Text { return report::figuresCsv(matter.result); }},
    {"json", QT_TRANSLATE_NOOP("Report", "Everything, for programs (*.json)"),
     [](const report::ReportMatter& matter) -> Text { return report::resultJson(matter.result); }},
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
        if (ending != QLatin1String(form.ending)) continue;
        auto text = form.write({result, cover});
        if (!text) return text.error();
        return report::writeFiles(file.parent_path(), {{file.filename().string(), std::move(*text)}});
    }
    return base::Error{base::Errc::BadInput, file.string(),
                       "the name must end in .pdf, .html, .odt, .md, .csv or .json"};
}

}  // namespace headroom::gui
