// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QTextBrowser>

namespace headroom::gui {

/// Shows one page of Markdown in the window's colours.
class HelpBrowser : public QTextBrowser {
    Q_OBJECT
public:
    explicit HelpBrowser(QWidget* parent = nullptr);

    void showText(const QString& markdown);
    /// Goes to the heading of that name; nothing happens when there is none.
    void goToHeading(const QString& anchor);
    /// Marks every occurrence of the words and goes to the first.
    void mark(const QStringList& words);

protected:
    /// Colours are part of the text: it is set anew when the theme changes.
    void changeEvent(QEvent* event) override;

private:
    void dress();
    void goTo(const QTextCursor& cursor);
    QString markdown_;
    QStringList words_;
};

}  // namespace headroom::gui
