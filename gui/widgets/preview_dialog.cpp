// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/preview_dialog.hpp"

#include <QDialogButtonBox>
#include <QTextBrowser>
#include <QUrl>
#include <QVBoxLayout>

#include <exception>
#include <utility>

#include "gui/format.hpp"
#include "gui/theme.hpp"

namespace headroom::gui {

namespace {

/// Paper is white whatever the theme.
QString styleOfPaper() {
    const Colors& colors = lightColors();
    return QStringLiteral(
               "body, td, li { color: %1; } .note { color: %2; } h2 { margin-top: 22px; } "
               "td { border-bottom: 1px solid %3; }")
        .arg(colors.text.name(), colors.muted.name(), colors.border.name());
}

/// Whatever goes wrong with a report, the window stays.
ReportPreview tryPreview(const study::StudyResult& result, const report::Cover& cover) {
    try {
        return previewOf(result, cover);
    } catch (const std::exception& wrong) {
        return {QStringLiteral("<p>%1</p>").arg(say::text(wrong.what()).toHtmlEscaped()), {}};
    }
}

}  // namespace

PreviewDialog::PreviewDialog(std::shared_ptr<const study::StudyResult> result, const report::Cover& cover,
                             QWidget* parent)
    : QDialog(parent), page_(new QTextBrowser) {
    setWindowTitle(tr("Preview of the report"));
    resize(820, 760);
    page_->setProperty("role", QStringLiteral("paper"));
    page_->setAccessibleName(tr("Preview of the report"));
    page_->setOpenLinks(false);
    page_->document()->setDocumentMargin(28);
    page_->document()->setDefaultStyleSheet(styleOfPaper());
    page_->setPlainText(tr("The report is being made…"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &PreviewDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(page_, 1);
    layout->addWidget(buttons);
    worker_.submit([this, result = std::move(result), cover](const std::stop_token& stop) {
        ReportPreview preview = tryPreview(*result, cover);
        if (stop.stop_requested()) return;
        QMetaObject::invokeMethod(this, [this, preview = std::move(preview)] { fill(preview); });
    });
}

void PreviewDialog::fill(const ReportPreview& preview) {
    for (std::size_t i = 0; i < preview.charts.size(); ++i) {
        page_->document()->addResource(QTextDocument::ImageResource, QUrl(QStringLiteral("chart:%1").arg(i)),
                                       preview.charts[i]);
    }
    page_->setHtml(QStringLiteral("<body>%1</body>").arg(preview.html));
    ready_ = true;
}

}  // namespace headroom::gui
