#!/bin/sh
# {{say "迎宾台的屏幕：登录后全屏显示，退出、断开后自动再开。" "The kiosk: the screen of the reception after login, and again whenever it has ended."}}
# {{say "由 reception service kiosk 写出。" "Written by \"reception service kiosk\"."}}
#
#   reception service kiosk -o ~/reception-kiosk
#
# {{say "图形桌面（要输入中文用这个）：设为自动登录用户 " "A graphical desktop (for a Chinese input method): have it log in by itself as "}}{{.User}}{{say "，再写 ~/.config/autostart/reception.desktop：" ", and write ~/.config/autostart/reception.desktop:"}}
#   [Desktop Entry]
#   Type=Application
#   Name=Reception
#   Exec=sh -c "exec ~/reception-kiosk"
#
# {{say "文本控制台（没有汉字，请加 --lang en）：sudo systemctl edit getty@tty1，写入" "A text console: sudo systemctl edit getty@tty1, with"}}
#   [Service]
#   ExecStart=
#   ExecStart=-/sbin/agetty --autologin {{.User}} --noclear %I $TERM
# {{say "再在 ~/.profile 末尾写：" "and at the end of ~/.profile:"}}
#   [ "$(tty)" = /dev/tty1 ] && exec ~/reception-kiosk
#
# {{say "后面的选项交给 reception，例如 reception-kiosk --screen duty。" "What follows its name goes to reception, for example reception-kiosk --screen duty."}}

{{range .Environment}}export {{quote .}}
{{end -}}
program={{quote .Program}}

# {{say "没有终端（由桌面启动）：打开一个全屏的终端，关掉了就再开。" "Without a terminal, from a desktop: one that fills the screen, and again when it is closed."}}
full_screen() {
	if command -v foot >/dev/null && [ -n "${WAYLAND_DISPLAY-}" ]; then
		foot --fullscreen "$@"
	elif command -v kitty >/dev/null; then
		kitty --start-as=fullscreen "$@"
	elif command -v gnome-terminal >/dev/null; then
		gnome-terminal --wait --full-screen -- "$@"
	elif command -v konsole >/dev/null; then
		konsole --fullscreen -e "$@"
	elif command -v xfce4-terminal >/dev/null; then
		xfce4-terminal --disable-server --fullscreen --hide-menubar -x "$@"
	elif command -v xterm >/dev/null; then
		xterm -fullscreen -e "$@"
	else
		echo "{{say "没有可用的终端程序：请安装 foot、kitty、gnome-terminal、konsole、xfce4-terminal 或 xterm" "there is no terminal program: install foot, kitty, gnome-terminal, konsole, xfce4-terminal or xterm"}}" >&2
		return 1
	fi
}
if ! [ -t 0 ]; then
	while :; do
		opened=$(date +%s)
		full_screen "$0" "$@"
		# {{say "一打开就关的终端：桌面已经退出，或者打不开。" "One that ends at once cannot be opened: the desktop has ended."}}
		[ $(($(date +%s) - opened)) -lt 2 ] && exit 1
	done
fi

# {{say "服务要先打开日志，不然这个终端会占着它。" "The service is to open the log first; this terminal would, if it came before it."}}
wait_for_service() {
	command -v systemctl >/dev/null || return 0
	for manager in --system --user; do
		tries=0
		while systemctl $manager is-enabled --quiet reception.service 2>/dev/null &&
			! systemctl $manager is-active --quiet reception.service && [ $tries -lt 15 ]; do
			tries=$((tries + 1))
			sleep 1
		done
	done
}

# {{say "Ctrl-C 只结束工作屏，不退到命令行。" "Ctrl-C ends the screen, and never leads to a command line."}}
trap : INT QUIT TSTP
while :; do
	wait_for_service
	"$program" "$@" || sleep 4 # {{say "让人看清原因" "for the reason to be read"}}
	sleep 1
done
