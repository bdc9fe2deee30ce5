// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <memory>

#include <QBuffer>
#include <QGuiApplication>
#include <QImage>
#include <QPageSize>

#include "report/pages/block_setter.hpp"
#include "report/pages/paged_document.hpp"

namespace headroom::report::pages {

namespace {

using Chapters = std::vector<std::pair<std::string, int>>;

const QColor kBlue(0x1f, 0x5f, 0xa8);
const QColor kGrey(0x55, 0x55, 0x55);
const QColor kRed(0xa1, 0x11, 0x11);

/// One line, cut with an ellipsis where it is too long.
void drawLine(QPainter& painter, const std::string& text, const TextLook& look, double x, double y, double width) {
    const QString cut = QFontMetricsF(fontOf(look)).elidedText(QString::fromStdString(text), Qt::ElideRight, width);
    TextBox(cut.toStdString(), look, width).draw(painter, QPointF(x, y));
}

/// Head and foot of every page but the cover.
void furnish(QPainter& painter, const PagedDocument& document, int page, int pages) {
    const TextLook left{7.5, false, kGrey, Qt::AlignLeft};
    const TextLook right{7.5, false, kGrey, Qt::AlignRight};
    const double half = kBodyWidth / 2.0;
    const double head = 38.0 * kPoint;
    const double foot = kPageHeight - 42.0 * kPoint;
    drawLine(painter, document.title, left, kLeft, head, half * 1.3);
    const std::string other = document.client.empty() ? document.date : document.client;
    drawLine(painter, other, right, kLeft + half * 1.4, head, half * 0.6);
    drawLine(painter, document.remark, left, kLeft, foot, half * 1.6);
    drawLine(painter, "page " + std::to_string(page) + " of " + std::to_string(pages), right, kLeft + half * 1.6, foot,
             half * 0.4);
    painter.setPen(QPen(QColor(0xbb, 0xbb, 0xbb), 0.5 * kPoint));
    for (const double y : {head + 14.0 * kPoint, foot - 5.0 * kPoint})
        painter.drawLine(QPointF(kLeft, y), QPointF(kLeft + kBodyWidth, y));
}

void drawLogo(QPainter& painter, const std::string& base64) {
    QImage logo;
    if (base64.empty() || !logo.loadFromData(QByteArray::fromBase64(QByteArray::fromStdString(base64)))) return;
    const QSizeF box = QSizeF(logo.size()).scaled(160.0 * kPoint, 60.0 * kPoint, Qt::KeepAspectRatio);
    painter.drawImage(QRectF(QPointF(kLeft, 70.0 * kPoint), box), logo);
}

void drawCover(QPainter& painter, const PagedDocument& document) {
    drawLogo(painter, document.logo);
    double y = 230.0 * kPoint;
    const auto add = [&](const std::string& text, const TextLook& look, double after) {
        if (text.empty()) return;
        const TextBox box(text, look, kBodyWidth);
        const int lines = std::min(box.lines(), 12);  // a name of pages would leave the cover
        box.draw(painter, QPointF(kLeft, y), 0, lines);
        y += box.lineHeight() * lines + after;
    };
    add(document.title, {26.0, true, QColor(0x1b, 0x1b, 0x1b), Qt::AlignLeft}, 8.0 * kPoint);
    painter.fillRect(QRectF(kLeft, y, 90.0 * kPoint, 3.0 * kPoint), kBlue);
    y += 22.0 * kPoint;
    const TextLook plain{11.0, false, QColor(0x1b, 0x1b, 0x1b), Qt::AlignLeft};
    const auto line = [&](const char* name, const std::string& value) {
        if (!value.empty()) add(std::string(name) + value, plain, 3.0 * kPoint);
    };
    line("For ", document.client);
    line("By ", document.author);
    line("Version ", document.version);
    line("", document.date);
    y += 14.0 * kPoint;
    add(document.remark, {9.0, false, kGrey, Qt::AlignLeft}, 6.0 * kPoint);
    if (document.partial)
        add("Partial: it was cancelled before all of it was simulated.", {11.0, true, kRed, Qt::AlignLeft}, 0.0);
}

/// The chapters with a leader of dots and their pages.
void drawContents(PageFlow& flow, const PagedDocument& document, const Chapters& chapters) {
    const TextLook name{10.0, false, QColor(0x1b, 0x1b, 0x1b), Qt::AlignLeft};
    TextLook number = name;
    number.alignment = Qt::AlignRight;
    flowText(flow, TextBox("Contents", {15.0, true, kBlue, Qt::AlignLeft}, kBodyWidth));
    flow.skip(10.0 * kPoint);
    for (const std::string& title : document.chapters) {
        const auto at = std::ranges::find(chapters, title, &std::pair<std::string, int>::first);
        const TextBox box(title, name, kBodyWidth * 0.8);
        const double y = flow.y();
        const double width = widthsOf(title, name).whole + 4.0 * kPoint;
        flowText(flow, box);
        flow.painter().setPen(QPen(QColor(0xbb, 0xbb, 0xbb), kPoint, Qt::DotLine));
        flow.painter().drawLine(QPointF(kLeft + width, y + 9.5 * kPoint),
                                QPointF(kLeft + kBodyWidth - 22.0 * kPoint, y + 9.5 * kPoint));
        if (at != chapters.end())
            TextBox(std::to_string(at->second), number, kBodyWidth).draw(flow.painter(), QPointF(kLeft, y));
        flow.gap(5.0 * kPoint);
    }
}

/// What one pass over the document finds out, which the next prints.
struct Layout {
    Chapters chapters;
    int pages = 0;
};

Layout setOnce(const PagedDocument& document, const Layout& known, QBuffer& out) {
    QPdfWriter writer(&out);
    writer.setResolution(static_cast<int>(72.0 * kPoint));
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait, QMarginsF()));
    writer.setTitle(QString::fromStdString(document.title));
    writer.setCreator("Headroom");
    QPainter painter(&writer);
    PageFlow flow(writer, painter, [&](int page) { furnish(painter, document, page, known.pages); });
    drawCover(painter, document);
    flow.newPage();
    drawContents(flow, document, known.chapters);
    flow.newPage();
    BlockSetter blocks(flow, document.blocks);
    blocks.go();
    return {blocks.chapters(), flow.page()};
}

/// When it was made is not part of what it says: the same study gives the same bytes. The date is blanked, because the
/// file's table of contents counts bytes.
void blankDate(std::string& pdf) {
    const std::size_t from = pdf.find("/CreationDate (");
    const std::size_t to = from == std::string::npos ? from : pdf.find(')', from);
    if (to != std::string::npos)
        std::fill(pdf.begin() + static_cast<std::ptrdiff_t>(from), pdf.begin() + static_cast<std::ptrdiff_t>(to) + 1,
                  ' ');
}

}  // namespace

std::string setPages(const PagedDocument& document) {
    QBuffer first;
    first.open(QIODevice::WriteOnly);
    const Layout layout = setOnce(document, {}, first);
    QBuffer second;
    second.open(QIODevice::WriteOnly);
    setOnce(document, layout, second);
    std::string pdf = second.data().toStdString();
    blankDate(pdf);
    return pdf;
}

}  // namespace headroom::report::pages

bool headroomSetPages(const headroom::report::PagedDocument& document, std::string& pdf) {
    int count = 1;
    std::string name = "headroom";
    std::array<char*, 2> arguments{name.data(), nullptr};
    std::unique_ptr<QGuiApplication> application;
    if (QCoreApplication::instance() == nullptr) {  // fonts need one; it needs no display
        qputenv("QT_QPA_PLATFORM", "offscreen");
        qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString&) {});  // of folders of a session
        application = std::make_unique<QGuiApplication>(count, arguments.data());
    }
    pdf = headroom::report::pages::setPages(document);
    return pdf.starts_with("%PDF-");
}
